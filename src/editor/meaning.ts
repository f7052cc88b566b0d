import type { VocabularyEntry } from '../languages/language.js'
import { valueMeant } from '../text/quantity-meant.js'

/** Says what a value of an option amounts to. */
export function meantBy(value: string, entry: VocabularyEntry | undefined): string | undefined {
  if (entry?.unit === undefined) return undefined
  const [, each] = /without suffix it counts (KiB|sectors)/.exec(entry.value ?? '') ?? []
  return valueMeant(value, entry.unit, each === 'KiB' ? 1024 : each === 'sectors' ? 512 : undefined)
}
