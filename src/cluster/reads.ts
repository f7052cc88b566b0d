import type { SpanNow } from '../diagnostics/moved-diagnostic.js'

/** What was read of a model: questions by their names. */
export type Reads = ReadonlySet<Question>

/** `hosts`, `names`, or the facts of a kind, of a kind on a host, or of a host, or the settings of a language on a host. */
export type Question = string

/** The question for the facts of a kind. */
export const factsOf = (kind: string): Question => `of\0${kind}`

/** The question for the facts of a kind on a host. */
export const factsOn = (host: string, kind: string): Question => `on\0${host}\0${kind}`

/** The question for the settings of a language on a host. */
export const settingsOn = (host: string, language: string): Question => `settings\0${host}\0${language}`

/** The question for all facts of a host. */
export const allFactsOn = (host: string): Question => `all\0${host}`

/** Takes note of what is read of a model, so that nobody need work anything out again for which all answers are the same. */
export interface ReadNotes {
  /** The same object for all models that were built one after another. */
  readonly series: object
  /** Which model it is, of those. */
  readonly version: number
  /** Does some work, and lists what it reads. What was worked out before for others counts as read again. */
  during<Value>(work: () => Value): { readonly value: Value; readonly reads: Reads }
  /** Counts something as read that was read before. */
  readAgain(reads: Reads): void
  /** Tells whether all answers are what they were in a former version. */
  areSame(reads: Reads, since: number): boolean
  /**
   * Tells of answers that say what they said in a former version, but for places that have moved with their texts, where those
   * stand now; nothing where an answer says something else.
   */
  movesOf(reads: Reads, since: number): SpanNow | undefined
}
