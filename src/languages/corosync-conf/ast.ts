import type { Span } from '../../text/span.js'

/** A whole corosync.conf. */
export interface CorosyncFile {
  readonly kind: 'File'
  readonly children: readonly Statement[]
  /** Sections that the end of the file leaves open, the outermost first. Where one of the file itself begins in it, the first ends there. */
  readonly unclosed: readonly Section[]
  /** A byte-order mark stands before the first line. */
  readonly hasMark: boolean
  /** Lines end with carriage returns alone, so that corosync sees one line: nothing of it is read. */
  readonly hasOtherLineEnds: boolean
}

/** What may stand in a section. */
export type Statement = Section | Item | Closing | Words

/** `name { … }`. */
export interface Section {
  readonly kind: 'Section'
  /** From the name to the closing brace, or to the last statement where there is none. */
  readonly span: Span
  /** Empty, right before the brace, where it is missing. */
  readonly name: Word
  /** The name stands on the line before. */
  readonly isApart: boolean
  readonly brace: Span
  /** What stands behind the brace on its line. */
  readonly rest?: Word
  readonly children: readonly Statement[]
  readonly close?: Closing
}

/** `key: value`. */
export interface Item {
  readonly kind: 'Item'
  readonly span: Span
  /** Empty, right before the colon, where it is missing. */
  readonly key: Word
  readonly colon: Span
  /** Empty, right behind the colon, where it is missing. */
  readonly value: Word
}

/** A line with a closing brace. Among statements: one that closes nothing. */
export interface Closing {
  readonly kind: 'Closing'
  readonly span: Span
  readonly before?: Word
  readonly brace: Span
  readonly rest?: Word
}

/** A line that is nothing else. */
export interface Words {
  readonly kind: 'Words'
  readonly span: Span
  readonly text: string
}

/** A stretch of a line. */
export interface Word {
  readonly text: string
  readonly span: Span
}
