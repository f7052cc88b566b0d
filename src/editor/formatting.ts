import type { FormatOptions } from '../languages/language.js'
import type { Edit } from '../text/edit.js'
import type { Span } from '../text/span.js'
import { lineEndAt, lineStartAt } from '../text/line-at.js'
import type { EditedDocument } from './document.js'

/** Lists the whitespace edits that lay a document out. */
export function formattingEdits({ language, reading }: EditedDocument, options: FormatOptions = {}): readonly Edit[] {
  return language.format(reading.file, options)
}

/** Lists those of them that lie in some lines: any part of them leaves a document with the same words. */
export function formattingEditsIn(document: EditedDocument, spans: readonly Span[], options: FormatOptions = {}): readonly Edit[] {
  const { text } = document.source
  const lines = spans.map(({ start, end }) => ({ start: Math.max(0, lineStartAt(text, start) - 1), end: lineEndAt(text, end) }))
  return formattingEdits(document, options).filter(({ span }) => lines.some(({ start, end }) => start <= span.start && span.end <= end))
}

/** Lists the edits that lay out what a character that was typed at an offset has ended: a section by its brace or tag, a line by anything else. */
export function formattingEditsBehind(document: EditedDocument, { offset, typed }: { readonly offset: number; readonly typed: string }, options: FormatOptions = {}): readonly Edit[] {
  const { text } = document.source
  if (typed === '\n') return formattingEditsIn(document, [lineBefore(text, offset)], options)
  if (typed !== '}' && typed !== '>') return formattingEditsIn(document, [{ start: offset, end: offset }], options)
  const ended = [...document.language.statements(document.reading.file)].filter(({ end }) => end === offset)
  const first = ended.reduce((start, span) => Math.min(start, span.start), offset)
  return formattingEditsIn(document, [{ start: first, end: offset }], options)
}

function lineBefore(text: string, offset: number): Span {
  const end = Math.max(0, lineStartAt(text, offset) - 1)
  return { start: lineStartAt(text, end), end }
}
