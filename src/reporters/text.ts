import { createColors } from 'picocolors'

import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { folded, shownFindings, withCuts } from '../diagnostics/shown-findings.js'
import type { FoldedFinding } from '../diagnostics/shown-findings.js'
import { grouped } from '../text/quantity.js'
import { visible, visiblePath } from '../text/visible.js'
import { codeFrame } from './code-frame.js'
import { onHosts, positionIn } from './report.js'
import type { Report, Reporter } from './report.js'

type Colors = ReturnType<typeof createColors>

/**
 * Shows each diagnostic with the lines it is about, the other places, why it matters and what to do; advice that is repeated
 * only once, with the places of the rest.
 */
export const text: Reporter = (report, { hasColor }) => {
  const colors = createColors(hasColor)
  const entries = new Map(folded(report.diagnostics).map(({ diagnostic, more }) => [diagnostic, more]))
  const shown = withCuts(shownFindings([...entries.keys()]))
  return shown.map(diagnostic => block(report, { diagnostic, more: entries.get(diagnostic) ?? [] }, colors)).join('\n')
}

function block(report: Report, { diagnostic, more }: FoldedFinding, colors: Colors): string {
  const { file, span, severity, message, rule: id } = diagnostic
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity]
  const { line, column } = positionIn(report, file, span.start)
  const lines = [`${colors.bold(`${visiblePath(file)}:${line}:${column}`)} ${paint(severity)}  ${visible(`${message}${onHosts(diagnostic)}`)}  ${colors.dim(`[${id}]`)}`]
  lines.push(...frame(report, diagnostic, colors, paint))
  for (const other of diagnostic.related) {
    if (other.isCopy === true) continue // Named behind the message.
    const place = positionIn(report, other.file, other.span.start)
    lines.push(`  ${colors.dim('also:')} ${visible(other.file)}:${place.line}:${place.column}  ${visible(other.message)}`)
  }
  const rule = report.rules.get(id)
  if (rule !== undefined) lines.push(`  ${colors.dim('why: ')} ${rule.why}`)
  const advice = diagnostic.help ?? diagnostic.fixes[0]?.title ?? rule?.do
  if (advice !== undefined) lines.push(`  ${colors.dim('do:  ')} ${visible(advice)}`)
  if (more.length > 0) lines.push(`  and ${grouped(more.length)} more: ${colors.dim(placesOf(report, diagnostic, more))}`)
  return `${lines.join('\n')}\n`
}

/** Names the first of the other places; those in the same file by their lines alone. */
function placesOf(report: Report, { file }: Diagnostic, more: readonly Diagnostic[]): string {
  const named: string[] = []
  let last = file
  for (const other of more.slice(0, mostPlaces)) {
    const { line, column } = positionIn(report, other.file, other.span.start)
    named.push(other.file === last ? `${line}:${column}` : `${visible(other.file)}:${line}:${column}`)
    last = other.file
  }
  return `${named.join(', ')}${more.length > mostPlaces ? ', … (more with --format concise)' : ''}`
}

const mostPlaces = 5

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
