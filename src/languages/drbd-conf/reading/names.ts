import { optionEntries } from '../vocabulary.js'
import { optionSections } from '../vocabulary/table.js'

let names: ReadonlySet<string> | undefined

/** Tells whether a word is the name of an option in any release, or one of the `no-` forms of a switch. */
export function isOptionName(word: string): boolean {
  names ??= new Set(optionSections().flatMap(section => [...optionEntries(section)].map(entry => entry.name)))
  return names.has(word) || (word.startsWith('no-') && names.has(word.slice(3)))
}
