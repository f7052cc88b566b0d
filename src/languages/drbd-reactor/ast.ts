import type { Span } from '../../text/span.js'

/** A drbd-reactor.toml, or a snippet of one. */
export interface ReactorFile {
  readonly kind: 'File'
  readonly statements: readonly Statement[]
  /** The text stands in a template, or its syntax has faults: what is missing may be there. */
  readonly isPartial: boolean
}

/** A line, or several where a value takes them. */
export type Statement = Header | Pair | Stray

/** `[a.b]` or `[[a.b]]`. */
export interface Header {
  readonly kind: 'Header'
  readonly span: Span
  /** Two brackets: one more of several. */
  readonly isRepeated: boolean
  readonly keys: readonly Key[]
}

/** `a.b = value`. */
export interface Pair {
  readonly kind: 'Pair'
  readonly span: Span
  readonly keys: readonly Key[]
  readonly value: Value
}

/** What is neither. */
export interface Stray {
  readonly kind: 'Stray'
  readonly span: Span
  /** It was meant as one of a table: what follows belongs to a table that nobody knows. */
  readonly isHeader: boolean
}

/** A part of a dotted name. */
export interface Key {
  readonly text: string
  /** With its quotes. */
  readonly span: Span
}

/** A value as it is written. */
export type Value = Scalar | ArrayValue | TableValue

export interface Scalar {
  readonly kind: 'string' | 'integer' | 'float' | 'boolean' | 'time' | 'unknown'
  readonly span: Span
  /** Of a string what it means, of all others as it is written. */
  readonly text: string
  /** What counts of it: of a string without its quotes. */
  readonly inner: Span
}

export interface ArrayValue {
  readonly kind: 'array'
  readonly span: Span
  readonly items: readonly Value[]
}

export interface TableValue {
  readonly kind: 'table'
  readonly span: Span
  readonly pairs: readonly Pair[]
}
