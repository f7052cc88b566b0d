import { createColors } from 'picocolors'

import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { positionIn } from './report.js'
import type { Report, Reporter } from './report.js'

type Colors = ReturnType<typeof createColors>

/** The longest part of a line that a code frame shows. */
const widest = 160

/** Shows each diagnostic with the lines it is about, the other places, why it matters and what to do. */
export const text: Reporter = (report, { hasColor }) => {
  const colors = createColors(hasColor)
  return report.diagnostics.map(diagnostic => block(report, diagnostic, colors)).join('\n')
}

function block(report: Report, diagnostic: Diagnostic, colors: Colors): string {
  const { file, span, severity, message, code } = diagnostic
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity]
  const { line, column } = positionIn(report, file, span.start)
  const lines = [`${colors.bold(`${file}:${line}:${column}`)} ${paint(severity)}  ${message}  ${colors.dim(`[${code}]`)}`]
  lines.push(...frame(report, diagnostic, colors, paint))
  for (const other of diagnostic.related) {
    const place = positionIn(report, other.file, other.span.start)
    lines.push(`  ${colors.dim('also:')} ${other.file}:${place.line}:${place.column}  ${other.message}`)
  }
  const rule = report.rules.get(code)
  if (rule !== undefined) lines.push(`  ${colors.dim('why: ')} ${rule.why}`)
  const advice = diagnostic.help ?? diagnostic.fixes[0]?.title ?? rule?.do
  if (advice !== undefined) lines.push(`  ${colors.dim('do:  ')} ${advice}`)
  return `${lines.join('\n')}\n`
}

/** Shows the line of a diagnostic and the one before it, with the place underlined. */
function frame(report: Report, { file, span }: Diagnostic, colors: Colors, paint: (text: string) => string): string[] {
  const source = report.sources.get(file)
  if (source === undefined || source.text === '') return []
  const { line, column } = source.positionAt(span.start)
  const first = Math.max(1, line - 1)
  const width = String(line).length
  const shown: string[] = []
  for (let number = first; number <= line; number += 1) {
    const part = visiblePart(report, file, number, number === line ? column : 1)
    if (number < line && part.text.trim() === '') continue
    shown.push(`  ${colors.dim(`${String(number).padStart(width)} |`)} ${part.text}`.trimEnd())
    if (number < line) continue
    const end = source.positionAt(span.end)
    const lastColumn = end.line === line ? end.column : part.from + part.text.length
    const length = Math.max(1, Math.min(lastColumn, part.from + part.text.length) - column)
    const lead = part.text.slice(0, Math.max(0, column - part.from)).replace(/[^\t]/g, ' ')
    shown.push(`  ${colors.dim(`${' '.repeat(width)} |`)} ${lead}${paint('^'.repeat(length))}`)
  }
  return shown
}

/** Cuts a very long line to the neighbourhood of `column`; `from` is the column of the first character shown. */
function visiblePart(report: Report, file: string, number: number, column: number): { text: string; from: number } {
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
