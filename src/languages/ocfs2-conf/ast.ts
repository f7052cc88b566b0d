import type { Fault } from '../../diagnostics/diagnostic.js'
import type { Span } from '../../text/span.js'

/** A whole cluster.conf of OCFS2. */
export interface Ocfs2File {
  readonly kind: 'File'
  /** As their author means them. */
  readonly stanzas: readonly Stanza[]
  /** A program fills something in before o2cb reads the file: what its sections are then, nobody knows. */
  readonly isTemplate: boolean
  /** Where o2cb reads other sections without stopping at a line: those, and what is wrong. */
  readonly rearranged?: { readonly faults: readonly Fault[]; readonly stanzasAsRead: readonly Stanza[] }
}

/** A head and the attributes below it. */
export interface Stanza {
  readonly kind: 'Stanza'
  /** From the head to the last attribute. */
  readonly span: Span
  readonly name: Word
  /** The head is as o2cb wants it. */
  readonly isSound: boolean
  /** All of its lines are attributes; what a broken one was meant to be nobody knows. */
  readonly isWhole: boolean
  readonly attributes: readonly Attribute[]
}

/** `name = value`. */
export interface Attribute {
  readonly kind: 'Attribute'
  readonly span: Span
  readonly name: Word
  /** Absent where the equals sign is missing. */
  readonly equals?: Span
  /** Absent where nothing stands behind the equals sign. */
  readonly value?: Word
}

/** A word as o2cb sees it: of a value, blanks at its end are gone and continued lines joined. */
export interface Word {
  readonly kind: 'Word'
  readonly text: string
  readonly span: Span
}
