import { visible, visiblePath } from '../text/visible.js'
import { positionIn } from './report.js'
import type { Reporter } from './report.js'

/** One line a diagnostic: `path:line:column severity message [code]`. */
export const concise: Reporter = report =>
  report.diagnostics
    .map(({ file, span, severity, message, code }) => {
      const { line, column } = positionIn(report, file, span.start)
      return `${visiblePath(file)}:${line}:${column} ${severity} ${visible(message)} [${code}]\n`
    })
    .join('')
