import type { Span } from '../../../src/text/span.js'

/** A toy.conf: its statements. Comments and empty lines are tokens only. */
export interface ToyConfFile {
  readonly kind: 'File'
  readonly statements: readonly Statement[]
}

/** A line: the name of an option, then its values. */
export interface Statement {
  readonly kind: 'Statement'
  /** From the first to the last word. */
  readonly span: Span
  readonly words: readonly Span[]
}
