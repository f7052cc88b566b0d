import { blank, stars } from '../../secrets/sed.js'

/** A secret in quotes, one without, and last one that is not closed as it should be. */
export const collectMasks: readonly string[] = [
  `/shared-secret${blank}*$/{`,
  `n`,
  `s/[^;]*/"${stars}"/`,
  `b`,
  `}`,
  `s/\\(shared-secret${blank}\\{1,\\}\\)"[^"\\\\]*"/\\1"${stars}"/g`,
  `t`,
  `s/\\(shared-secret${blank}\\{1,\\}\\)[^"\\\\;[:space:]]\\{1,\\}/\\1"${stars}"/g`,
  `t`,
  `s/\\(shared-secret${blank}\\{1,\\}\\).*/\\1"${stars}";/`,
]
