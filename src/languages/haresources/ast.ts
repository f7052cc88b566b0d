import type { Span } from '../../text/span.js'
import type { NodeName } from './reading/daemon.js'

/** A haresources file as its author means it: one group for each line and what continues it. */
export interface HaresourcesFile {
  readonly kind: 'File'
  readonly byteOrderMark?: Span
  readonly groups: readonly Group[]
  /** The words that heartbeat takes for node names, whatever the author means. */
  readonly nodeNames: readonly NodeName[]
  /** The first control character in a word. */
  readonly controlCharacter?: Span
}

/** A host and the resources that it should have. */
export interface Group {
  readonly kind: 'Group'
  /** From the first to the last word. */
  readonly span: Span
  readonly host: Word
  readonly resources: readonly Word[]
}

/** Anything between blanks, without what shows nothing; look-alikes are what they look like. */
export interface Word {
  readonly kind: 'Word'
  readonly text: string
  readonly span: Span
}
