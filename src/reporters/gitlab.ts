import { hashOf } from '../text/hash.js'
import { visible, visibleJson } from '../text/visible.js'
import { onHosts, positionIn } from './report.js'
import type { Reporter } from './report.js'

const severities = { error: 'critical', warning: 'major', info: 'info' } as const

/** GitLab's Code Quality report. */
export const gitlab: Reporter = report => {
  const seen = new Map<string, number>()
  const entries = report.diagnostics.map(diagnostic => {
    const { file, span, severity, message, code } = diagnostic
    const start = positionIn(report, file, span.start)
    const end = positionIn(report, file, span.end)
    const key = `${code}\0${file}\0${message}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return {
      description: visible(`${message}${onHosts(diagnostic)}`),
      check_name: code,
      fingerprint: fingerprint(`${key}\0${count}`),
      severity: severities[severity],
      location: { path: visible(file), positions: { begin: start, end } },
    }
  })
  return `${visibleJson(entries, 2)}\n`
}

/** Twice with other seeds: stable over runs, and independent of the line number. */
function fingerprint(text: string): string {
  return [0x811c9dc5, 0x01000193].map(seed => hashOf(text, seed).toString(16).padStart(8, '0')).join('')
}
