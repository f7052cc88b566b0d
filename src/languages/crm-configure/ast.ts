import type { Located } from '../../text/located.js'
import type { Span } from '../../text/span.js'

/** A text for `crm configure`: its statements. Comments and empty lines are tokens only. */
export interface CrmTree {
  readonly kind: 'File'
  readonly statements: readonly Statement[]
  /** A program fills something in before the shell reads the text: what the statements are then, nobody knows. */
  readonly isTemplate: boolean
}

/** A line with those that continue it: a keyword and its words. */
export interface Statement {
  readonly kind: 'Statement'
  /** From the first to the last word. */
  readonly span: Span
  readonly words: readonly Word[]
}

/** A word, without its quotes. */
export interface Word extends Located<string> {
  readonly kind: 'Word'
  /** Where each letter of the value stands, and where the last one ends; absent where they stand as they are. */
  readonly places: readonly number[] | undefined
  /** A quote in it has no end. */
  readonly openQuote: number | undefined
  /** Lines are joined in it with no blank between: two words may have been meant. */
  readonly joins: readonly Span[]
}

/** Finds where a part of a word's value stands. */
export function spanIn({ span, places }: Word, start: number, end: number): Span {
  if (places === undefined) return { start: span.start + start, end: span.start + end }
  const from = places[start] ?? span.end
  return { start: from, end: end <= start ? from : (places[end - 1] ?? from) + 1 }
}
