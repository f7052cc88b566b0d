import type { Random } from '../../support/random.js'

const odd = [
  '\0', '\t', '\r', '\v', '\f', '\u001b', '\u007f', '\u0085', '\u00a0', '\u00ad', '\u200b', '\u200e', '\u2028', '\u202e', '\ufeff', '\ufffd', '\ufffe',
  'é', 'ß', 'İ', 'ſ', '“', '”', '’', '；', '–', '＝', '𝒳', '\ud800', '\udc00', 'a\u0301',
] as const
const signs = '{};:"\'#<>/=[]()\\|&!?*%$@~`^+-_.,'

/** Writes characters that nobody would write: mostly ASCII and signs, now and then an odd one, a few of them many times. */
export function randomText(random: Random): string {
  const parts: string[] = []
  for (let left = 1 + random.below(60); left > 0; left -= 1) {
    const kind = random.below(20)
    if (kind < 7) parts.push(String.fromCharCode(97 + random.below(26)))
    else if (kind < 10) parts.push(random.of([' ', '\n', ' ', '\n', '\t', '\r\n']))
    else if (kind < 15) parts.push(signs.charAt(random.below(signs.length)))
    else if (kind < 17) parts.push(String(random.below(10)))
    else if (kind < 19) parts.push(random.of(odd))
    else parts.push(String.fromCharCode(random.below(0x300)).repeat(1 + random.below(30)))
  }
  return parts.join('')
}
