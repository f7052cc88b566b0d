import type { Random } from '../../support/random.js'

/** How long a stretch of a text may be: small texts are many texts, and most of what breaks is small. */
const lengths = [60, 80, 80, 100, 100, 160, 160, 160, 240, 240, 240, 400, 400, 700, 1_600] as const

/** Puts two texts together: the start of one before the end of the other, or a piece of one into the other. */
export function spliced(random: Random, one: string, other: string): string {
  const [a, b] = [windowOf(random, one), windowOf(random, other)]
  const cutA = cutIn(random, a)
  const cutB = cutIn(random, b)
  if (random.oneIn(2)) return a.slice(0, cutA) + b.slice(cutB)
  const end = Math.min(b.length, cutB + random.below(300))
  return a.slice(0, cutA) + b.slice(cutB, end) + a.slice(cutA)
}

/** Takes a stretch of whole lines out of a text that is long. */
export function windowOf(random: Random, text: string): string {
  const longest = random.of(lengths)
  if (text.length <= longest) return text
  const start = random.oneIn(3) ? 0 : text.indexOf('\n', random.below(text.length - longest)) + 1
  const end = text.indexOf('\n', start + random.below(longest))
  return text.slice(start, end === -1 ? start + longest : end + 1)
}

/** Mostly at the start of a line, else at a blank, else anywhere. */
function cutIn(random: Random, text: string): number {
  const at = random.below(text.length + 1)
  if (random.oneIn(6)) return at
  const found = text.indexOf(random.oneIn(3) ? ' ' : '\n', at)
  return found === -1 ? at : found + 1
}
