import { visible, visiblePath } from '../text/visible.js'
import { onHosts, positionIn } from './report.js'
import type { Reporter } from './report.js'

/** One line a diagnostic: `path:line:column severity message [code]`. */
export const concise: Reporter = report =>
  report.diagnostics
    .map(diagnostic => {
      const { file, span, severity, message, rule } = diagnostic
      const { line, column } = positionIn(report, file, span.start)
      return `${visiblePath(file)}:${line}:${column} ${severity} ${visible(`${message}${onHosts(diagnostic)}`)} [${rule}]\n`
    })
    .join('')
