import type { Edit } from '../text/edit.js'
import type { FileId } from '../text/located.js'
import type { Span } from '../text/span.js'

/** `safe`: the meaning stays, or there is only one possible reading. `unsafe`: a person has to judge. */
export type FixSafety = 'safe' | 'unsafe'

/** An edit in a named file. */
export interface FileEdit extends Edit {
  readonly file: FileId
}

/** One way to mend a finding. */
export interface Fix {
  /** An imperative without full stop: `Replace "syncer" by "disk"`. */
  readonly title: string
  readonly safety: FixSafety
  readonly edits: readonly FileEdit[]
  /**
   * It writes what the release wants by which the file was read, and others may refuse or understand otherwise. Where that
   * release is a guess, a person has to judge.
   */
  readonly isOfRelease?: true
  /**
   * A stretch of the finding's file that it takes to be in order. Where an error is told in it, nobody knows what the program
   * makes of the new text, and a person has to judge, unless the finding is an error itself.
   */
  readonly restsOn?: Span
  /** It writes what stands at the first related place of its finding; where that is wrong by itself, it mends nothing. */
  readonly isAdoption?: true
}
