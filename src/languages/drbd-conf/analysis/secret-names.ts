import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { hasGluedSecret, isNearSharedSecret, secretNameKind } from '../../../secrets/secret-name.js'
import { optionEntries } from '../vocabulary.js'
import { structureRows } from '../vocabulary/structure.js'
import { optionSections } from '../vocabulary/table.js'

/** What is a name in drbd.conf, remembered word by word. */
export interface Names {
  /** Also words that are near a name: a slip of the pen is no secret. */
  isKnown(word: string): boolean
  isSecret(word: string): boolean
}

/** Looks words up for one text. */
export function createNames(mostComparisons: number): Names {
  const { plain, secret } = namesOfVocabulary()
  const known = new Map<string, boolean>()
  let comparisons = 0
  return {
    isKnown(word) {
      let answer = known.get(word)
      if (answer === undefined) {
        answer = plain.has(word) || secret.has(word) || plain.has(word.replace(/^no-/, ''))
        if (!answer && word.length > 3 && comparisons++ < mostComparisons) answer = didYouMean(word, plain) !== undefined
        known.set(word, answer)
      }
      return answer
    },
    isSecret(word) {
      let answer = hiding.get(word)
      if (answer === undefined) {
        answer = secret.has(word) || (!plain.has(word) && hidesByName(word))
        if (hiding.size >= mostRemembered) hiding.clear()
        hiding.set(word, answer)
      }
      return answer
    },
  }
}

/** As many words are compared with all names; in a text with more of them the rest are not known. A long text is read in parts. */
export function mostComparisons(text: string): number {
  return Math.min(200, 20 + Math.ceil(text.length / 200))
}

interface NameSets {
  readonly plain: ReadonlySet<string>
  readonly secret: ReadonlySet<string>
  /** Options that take one value. */
  readonly single: ReadonlySet<string>
  /** What begins a section: a name may stand behind it. */
  readonly sections: ReadonlySet<string>
}

let nameSets: NameSets | undefined

/** The names that drbd.conf has. */
export function namesOfVocabulary(): NameSets {
  return (nameSets ??= collectNames())
}

function collectNames(): NameSets {
  const plain = new Set(structureRows.map(({ name }) => name))
  const secret = new Set<string>()
  for (const section of optionSections()) {
    for (const { name, isSecret } of optionEntries(section)) (isSecret === true ? secret : plain).add(name)
  }
  const structure = new Set(structureRows.map(({ name }) => name))
  return { plain, secret, sections: structure, single: new Set([...plain].filter(name => !structure.has(name) && name !== 'become-primary-on')) }
}

/** Whether a word names a secret: the same words stand in all texts, and in all parts of one. */
const hiding = new Map<string, boolean>()
const mostRemembered = 2_000

function hidesByName(word: string): boolean {
  if (secretNameKind(word) !== undefined || hasGluedSecret(word)) return true
  const joined = word.toLowerCase().replace(/[^a-z0-9]+/g, '')
  return isNearSharedSecret(joined) || /^shared?[-_]/i.test(word)
}
