import { blank, stars } from '../../secrets/sed.js'

/** Every line of authkeys but the choice is a key, and an old one may stand in a comment. */
export const collectMasks: readonly string[] = [
  `s/^#.*/#/`,
  `/^#/b`,
  `/^${blank}*$/b`,
  `s/^\\(auth${blank}*[0-9]\\{1,\\}\\).*/\\1/`,
  `t`,
  `/^${blank}*[0-9]\\{1,\\}${blank}*[A-Za-z][A-Za-z0-9]*${blank}*$/b`,
  `s/^\\(${blank}*[0-9]\\{1,\\}${blank}*[A-Za-z][A-Za-z0-9]*${blank}\\{1,\\}\\).*/\\1${stars}/`,
  `t`,
  `s/.*/${stars}/`,
]
