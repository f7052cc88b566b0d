import type { Random } from '../../support/random.js'
import { anyWord, blank } from './words.js'
import type { Words } from './words.js'

/** Throws words of the vocabulary, values and signs together, with blanks between most of them. */
export function tokenSoup(random: Random, words: Words): string {
  const parts: string[] = []
  const isLined = random.oneIn(2)
  for (let left = 1 + random.below(random.oneIn(4) ? 40 : 12); left > 0; left -= 1) {
    parts.push(anyWord(random, words))
    if (isLined) parts.push(random.oneIn(4) ? '\n' : ' ')
    else if (!random.oneIn(4)) parts.push(blank(random))
  }
  return parts.join('')
}
