import { docsOf } from '../diagnostics/documentation.js'
import { visible } from '../text/visible.js'
import { positionIn, reasonsOf } from './report.js'
import type { Reporter } from './report.js'

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

/** Workflow commands of GitHub Actions, which become annotations of the changed files. */
export const github: Reporter = report =>
  report.diagnostics
    .map(diagnostic => {
      const { file, span, severity, message, rule, related } = diagnostic
      const start = positionIn(report, file, span.start)
      const end = positionIn(report, file, span.end)
      const others = related.map(other => `\n${visible(other.file)}:${positionIn(report, other.file, other.span.start).line} ${visible(other.message)}`)
      const { why, help } = reasonsOf(report, diagnostic)
      const reasons = [visible(why), visible(help), docsOf(rule)].filter(part => part !== '')
      const properties = [
        `file=${property(visible(file))}`,
        `line=${start.line}`,
        `col=${start.column}`,
        `endLine=${end.line}`,
        `endColumn=${Math.max(end.column, start.line === end.line ? start.column + 1 : 1)}`,
        `title=${property(rule)}`,
      ]
      return `::${commands[severity]} ${properties.join(',')}::${data([visible(message) + others.join(''), ...reasons].join('\n'))}\n`
    })
    .join('')

/** Escapes as the runner's own toolkit does. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
