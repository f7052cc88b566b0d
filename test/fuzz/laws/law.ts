import type { Subject } from '../subject.js'

/** A promise that is kept for every text. */
export interface Law {
  /** What holds, as a sentence. */
  readonly name: string
  /**
   * It is asked of each text of a run whose number this divides. Each of these numbers divides the larger ones, so that costly laws
   * meet in the same texts and what they need is worked out once.
   */
  readonly oneIn: number
  /** Throws an `Error` where the text breaks it. */
  hold(subject: Subject): void | Promise<void>
}

/** Says how a law is broken. */
export function broken(message: string): never {
  throw new Error(message)
}
