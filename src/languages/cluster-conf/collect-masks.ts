import { blank, stars } from '../../secrets/sed.js'

/** Values of attributes with such names, in either kind of quotes, also on the next line. */
export const collectMasks: readonly string[] = ['passw', 'pwd', 'community', 'secret'].flatMap(word => [
  `/${word}[A-Za-z_]*${blank}*=${blank}*$/{`,
  `n`,
  `s/"[^"]*"/"${stars}"/`,
  `s/'[^']*'/'${stars}'/`,
  `}`,
  `s/\\(${word}[A-Za-z_]*${blank}*=${blank}*\\)"[^"]*"\\{0,1\\}/\\1"${stars}"/g`,
  `s/\\(${word}[A-Za-z_]*${blank}*=${blank}*\\)'[^']*'\\{0,1\\}/\\1'${stars}'/g`,
])
