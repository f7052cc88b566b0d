/** What was read of a model: each question with its answer. */
export type Reads = ReadonlyMap<Question, unknown>

/** `hosts`, `names`, or the facts of a kind, of a kind on a host, or of a host. */
export type Question = string

/** Takes note of what is read of a model, so that nobody need work anything out again for which all answers are the same. */
export interface ReadNotes {
  /** Does some work, and lists what it reads. What was worked out before for others counts as read again. */
  during<Value>(work: () => Value): { readonly value: Value; readonly reads: Reads }
  /** Counts something as read that was read before. */
  readAgain(reads: Reads): void
  /** Tells whether the same would be read of this model. */
  areSame(reads: Reads): boolean
}
