import type { LookAlikeAt } from '../../text/look-alikes.js'
import type { Span } from '../../text/span.js'

/** A whole ha.cf. */
export interface HaCfTree {
  readonly kind: 'File'
  readonly statements: readonly Statement[]
}

/** One line that holds a directive. */
export interface Statement {
  readonly kind: 'Statement'
  /** From the name to the last word. */
  readonly span: Span
  readonly name: Word
  /** The words behind the name, cut as the directive's class demands. */
  readonly words: readonly Word[]
  /** Heartbeat reads this as a line of its own because the line before it is longer than its buffer. */
  readonly isTail: boolean
  /** Characters that look like others, or like nothing. */
  readonly misleading?: readonly LookAlikeAt[]
  /** The line as its author means it, where that is another one: `nothing` for a comment or an empty line. */
  readonly meant?: Statement | 'nothing'
}

/** A word as heartbeat sees it. */
export interface Word {
  readonly kind: 'Word'
  readonly text: string
  readonly span: Span
}
