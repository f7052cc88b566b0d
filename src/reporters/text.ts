import { createColors } from 'picocolors'

import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { visible, visiblePath } from '../text/visible.js'
import { codeFrame } from './code-frame.js'
import { positionIn } from './report.js'
import type { Report, Reporter } from './report.js'

type Colors = ReturnType<typeof createColors>

/** Shows each diagnostic with the lines it is about, the other places, why it matters and what to do. */
export const text: Reporter = (report, { hasColor }) => {
  const colors = createColors(hasColor)
  return report.diagnostics.map(diagnostic => block(report, diagnostic, colors)).join('\n')
}

function block(report: Report, diagnostic: Diagnostic, colors: Colors): string {
  const { file, span, severity, message, code } = diagnostic
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity]
  const { line, column } = positionIn(report, file, span.start)
  const lines = [`${colors.bold(`${visiblePath(file)}:${line}:${column}`)} ${paint(severity)}  ${visible(message)}  ${colors.dim(`[${code}]`)}`]
  lines.push(...frame(report, diagnostic, colors, paint))
  for (const other of diagnostic.related) {
    const place = positionIn(report, other.file, other.span.start)
    lines.push(`  ${colors.dim('also:')} ${visible(other.file)}:${place.line}:${place.column}  ${visible(other.message)}`)
  }
  const rule = report.rules.get(code)
  if (rule !== undefined) lines.push(`  ${colors.dim('why: ')} ${rule.why}`)
  const advice = diagnostic.help ?? diagnostic.fixes[0]?.title ?? rule?.do
  if (advice !== undefined) lines.push(`  ${colors.dim('do:  ')} ${visible(advice)}`)
  return `${lines.join('\n')}\n`
}

/** Shows the line of a diagnostic and the one before it, with the place underlined. */
function frame(report: Report, diagnostic: Diagnostic, colors: Colors, paint: (text: string) => string): string[] {
  const lines = codeFrame(report, diagnostic)
  const width = String(lines[lines.length - 1]?.number ?? '').length
  return lines.flatMap(({ number, text: line, marked }) => {
    const shown = `  ${colors.dim(`${String(number).padStart(width)} |`)} ${line}`.trimEnd()
    if (marked === undefined) return [shown]
    const lead = line.slice(0, marked.start).replace(/[^\t]/g, ' ')
    return [shown, `  ${colors.dim(`${' '.repeat(width)} |`)} ${lead}${paint('^'.repeat(marked.end - marked.start))}`]
  })
}
