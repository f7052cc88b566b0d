import type { VocabularyEntry } from '../../language.js'

/**
 * What TOML must have there, in the words of the daemon's own types.
 *
 * `pattern` is a word, or a table with an operator and a word; `tables` one of several tables, `table-of-tables` tables by
 * names that the user chooses.
 */
export type ValueType =
  | 'string' | 'path' | 'socket-address' | 'bool' | 'u32' | 'u64' | 'choice' | 'strings' | 'string-table' | 'pattern' | 'number-pattern' | 'pattern-table' | 'tables' | 'table-of-tables'

/** What a pattern in a table may ask. */
export const operators = ['Equals', 'NotEquals'] as const

/** A key of drbd-reactor.toml. */
export interface ReactorEntry extends VocabularyEntry {
  readonly kind: 'key' | 'table'
  readonly type: ValueType
  /** The words of a choice may be written in any case. */
  readonly isAnyCase?: true
  readonly isRequired?: true
  /** The first release that knows it; all do when absent. */
  readonly since?: string
}
