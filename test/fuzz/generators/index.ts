import type { Language } from '../../../src/languages/language.js'
import type { Random } from '../../support/random.js'
import { mutated } from './mutations.js'
import { randomText } from './random-text.js'
import { sketch } from './sketches.js'
import { spliced, windowOf } from './splices.js'
import { tokenSoup } from './token-soup.js'
import { wordsOf } from './words.js'

/** Where known texts come from. */
export interface Known {
  /** One of the texts that are there from the start, or one that turned out to be interesting. */
  pick(random: Random): string
}

/** Writes a text of a language: by chance, by its grammar, or out of known ones. */
export function generate(random: Random, language: Language, known: Known): string {
  const kind = random.below(100)
  if (kind < 4) return randomText(random)
  if (kind < 14) return tokenSoup(random, wordsOf(language))
  if (kind < 26) return sketch(random, language)
  if (kind < 40) return mutated(random, language, sketch(random, language))
  if (kind < 80) return mutated(random, language, windowOf(random, known.pick(random)))
  if (kind < 92) return spliced(random, known.pick(random), known.pick(random))
  return mutated(random, language, spliced(random, known.pick(random), random.oneIn(3) ? sketch(random, language) : known.pick(random)))
}
