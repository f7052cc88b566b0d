import type { Span } from '../../text/span.js'

/** An authkeys file: the lines as heartbeat reads them. Holds places only, since any word may be a key. */
export interface AuthkeysFile {
  readonly kind: 'File'
  readonly byteOrderMark?: Span
  /** Lines with at least one word or stray character; comments and empty lines are left out. */
  readonly lines: readonly Line[]
}

/** A line, or the piece of an over-long one that heartbeat takes for a line. */
export interface Line {
  readonly kind: 'Line'
  /** From the first to the last word. */
  readonly span: Span
  readonly words: readonly Span[]
  /** A vertical tab before the first word, which keeps heartbeat from seeing `auth` behind it. */
  readonly verticalTab?: Span
  /** It is the rest of a line that did not fit into heartbeat's buffer. */
  readonly isOverflow: boolean
}
