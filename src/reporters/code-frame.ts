import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Report } from './report.js'

/** A line of a file as a frame shows it: cut to the neighbourhood of the place where it is very long, secrets masked. */
export interface FrameLine {
  readonly number: number
  readonly text: string
  /** The part that a diagnostic is about, as offsets in `text`; at least one character wide, even past the end. */
  readonly marked?: { readonly start: number; readonly end: number }
}

/** The longest part of a line that a code frame shows. */
const widest = 160

/** Lists the line of a diagnostic and the one before it; none where the text is not known, or empty. */
export function codeFrame(report: Report, { file, span }: Diagnostic): readonly FrameLine[] {
  const source = report.sources.get(file)
  if (source === undefined || source.text === '') return []
  const { line, column } = source.positionAt(span.start)
  const lines: FrameLine[] = []
  if (line > 1) {
    const { text } = visiblePart(report, file, { number: line - 1, column: 1 })
    if (text.trim() !== '') lines.push({ number: line - 1, text })
  }
  const { text, from } = visiblePart(report, file, { number: line, column })
  const end = source.positionAt(span.end)
  const lastColumn = end.line === line ? end.column : from + text.length
  const length = Math.max(1, Math.min(lastColumn, from + text.length) - column)
  const start = Math.max(0, column - from)
  lines.push({ number: line, text, marked: { start, end: start + length } })
  return lines
}

/** Cuts a very long line to the neighbourhood of `column`; `from` is the column of the first character shown. */
function visiblePart(
  report: Report,
  file: string,
  { number, column }: { readonly number: number; readonly column: number },
): { readonly text: string; readonly from: number } {
  const source = report.sources.get(file)
  if (source === undefined) return { text: '', from: 1 }
  const { lineStarts } = source.lines
  const start = lineStarts[number - 1] ?? 0
  const end = lineStarts[number] ?? source.text.length
  const from = end - start <= widest ? 1 : Math.max(1, column - widest / 2)
  const part = { start: start + from - 1, end: Math.min(end, start + from - 1 + widest) }
  return { text: printable(report.shownText(file, part)), from }
}

/** Replaces control characters, so that a file cannot drive the terminal; line ends go. */
function printable(text: string): string {
  return text.replace(/\r?\n$/, '').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '\uFFFD')
}
