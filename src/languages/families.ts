import type { LanguageEntry, TargetFamily } from './language.js'

/** Lists the software that the files of some languages are for, each once, in the order of the languages. */
export function familiesOf(languages: readonly LanguageEntry[]): readonly TargetFamily[] {
  return [...new Set(languages.map(({ targetFamily }) => targetFamily))]
}
