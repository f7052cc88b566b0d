import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { MaskedText } from '../secrets/mask.js'
import type { ShownSource } from '../secrets/shown-source.js'
import { visibleLines } from '../text/visible.js'
import type { FrameLine, Report } from './report.js'

/** The longest part of a line that a code frame shows. */
const widest = 160

/** Lists the line of a diagnostic and the one before it; none where the text is not known, or empty. */
export function codeFrame(report: Report, diagnostic: Diagnostic): readonly FrameLine[] {
  if (report.frameOf !== undefined) return report.frameOf(diagnostic)
  const { file, span } = diagnostic
  const source = report.sources.get(file)
  if (source === undefined || source.length === 0) return []
  const { line, column } = source.positionAt(span.start)
  const lines: FrameLine[] = []
  if (line > 1) {
    const { text } = partOfLine(source, { number: line - 1, column: 1 })
    if (text.trim() !== '') lines.push({ number: line - 1, text: visibleLines(text) })
  }
  const { text, placeOf } = partOfLine(source, { number: line, column })
  const end = source.positionAt(span.end)
  const start = Math.max(0, placeOf(span.start))
  const inner = text.slice(start, end.line === line ? Math.max(start, placeOf(span.end)) : text.length)
  // What is escaped is longer than it was.
  const lead = visibleLines(text.slice(0, start))
  const shownStart = lead.length + Math.max(0, start - text.length)
  const shown = visibleLines(inner)
  lines.push({
    number: line,
    text: lead + shown + visibleLines(text.slice(start + inner.length)),
    marked: { start: shownStart, end: shownStart + Math.max(1, shown.length) },
  })
  return lines
}

/** Cuts a very long line to the neighbourhood of `column`, without its end. */
function partOfLine(source: ShownSource, { number, column }: { readonly number: number; readonly column: number }): MaskedText {
  const { lineStarts } = source.lines
  const start = lineStarts[number - 1] ?? 0
  const end = lineStarts[number] ?? source.length
  const from = end - start <= widest ? start : Math.max(start, start + column - 1 - widest / 2)
  const { text, placeOf } = source.show({ start: from, end: Math.min(end, from + widest) })
  return { text: text.replace(/\r?\n$/, ''), placeOf }
}
