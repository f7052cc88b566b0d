import { docsOf } from '../diagnostics/documentation.js'
import { visible, visibleJson } from '../text/visible.js'
import { fingerprintsOf } from './fingerprints.js'
import { onHosts, positionIn, reasonsOf } from './report.js'
import type { Reporter } from './report.js'

const severities = { error: 'critical', warning: 'major', info: 'info' } as const

/** GitLab's Code Quality report. */
export const gitlab: Reporter = report => {
  const fingerprints = fingerprintsOf(report)
  const entries = report.diagnostics.map((diagnostic, index) => {
    const { file, span, severity, message, rule } = diagnostic
    const start = positionIn(report, file, span.start)
    const end = positionIn(report, file, span.end)
    const { why, help } = reasonsOf(report, diagnostic)
    return {
      description: visible(`${message}${onHosts(diagnostic)}`),
      check_name: rule,
      fingerprint: fingerprints[index],
      content: { body: visible([why, help, docsOf(rule)].filter(part => part !== '').join(' ')) },
      severity: severities[severity],
      location: { path: visible(file), positions: { begin: start, end } },
    }
  })
  return `${visibleJson(entries, 2)}\n`
}
