import { blank, stars } from '../../secrets/sed.js'

/** What stands behind the type and the host of a fencing device. */
export const collectMasks: readonly string[] = [
  `s/^\\([#[:space:]]*stonith_host${blank}\\{1,\\}[^[:space:]]\\{1,\\}${blank}\\{1,\\}[^[:space:]]\\{1,\\}${blank}\\{1,\\}\\).*/\\1${stars}/`,
]
