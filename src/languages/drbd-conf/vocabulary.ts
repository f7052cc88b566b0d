import type { Vocabulary } from '../language.js'
import { structureRows } from './vocabulary/structure.js'
import { optionEntries, optionNamed, optionSections, optionsNamed, structuresNamed } from './vocabulary/table.js'
import { optionInWords, structureInWords } from './vocabulary/words.js'

export type {
  Check,
  OptionRef,
  OptionSection,
  OptionStatus,
  OptionTable,
  Replacement,
  ValueKind,
} from './vocabulary/option-row.js'
export { dialectOf, dialects, isAtLeast, isDialectFrom } from './vocabulary/release.js'
export type { Dialect, Release } from './vocabulary/release.js'
export { structureOfRow } from './vocabulary/resolve.js'
export type { Form, OptionEntry, OptionFacts } from './vocabulary/resolve.js'
export type { Place, StructureRow as StructureEntry } from './vocabulary/structure.js'
export {
  factsFor,
  optionEntries,
  optionNamed,
  optionsNamed,
  structuresNamed,
  versionsOf,
} from './vocabulary/table.js'
export { vocabularyAt } from './vocabulary/target-vocabulary.js'
export type { OptionAt, StructureAt, TargetVocabulary } from './vocabulary/target-vocabulary.js'
export { commonValues } from './vocabulary/common-values.js'
export { defaultInWords, optionInWords, structureInWords, valueInWords } from './vocabulary/words.js'

/** The table of names, for completion, hover and `explain`. */
export const vocabulary: Vocabulary = {
  *entries() {
    for (const row of structureRows) yield structureInWords(row)
    for (const section of optionSections()) for (const entry of optionEntries(section)) yield optionInWords(entry)
  },
  find(path) {
    const dot = path.indexOf('.')
    const option = dot === -1 ? undefined : optionNamed(path.slice(0, dot), path.slice(dot + 1))
    if (option !== undefined) return optionInWords(option)
    if (dot !== -1) return undefined
    const [structure] = structuresNamed(path)
    if (structure !== undefined) return structureInWords(structure)
    const [first] = optionsNamed(path)
    return first === undefined ? undefined : optionInWords(first)
  },
}
