import type { Log, ReportingDescriptor, Result } from 'sarif'

import type { Span } from '../text/span.js'
import { visibleJson } from '../text/visible.js'
import { docsOf, positionIn } from './report.js'
import type { Report, Reporter } from './report.js'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** SARIF 2.1.0, with columns in UTF-16 units. */
export const sarif: Reporter = (report, { version }) => {
  const ids = [...new Set(report.diagnostics.map(({ code }) => code))].sort()
  const rules = ids.map((id): ReportingDescriptor => {
    const rule = report.rules.get(id)
    return {
      id,
      ...(rule === undefined
        ? {}
        : {
            shortDescription: { text: rule.summary },
            fullDescription: { text: rule.why },
            help: { text: `${rule.do} See ${docsOf(id)}.` },
            defaultConfiguration: { level: levels[rule.severity] },
          }),
    }
  })
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: 'cfgcheck', version, rules } },
        columnKind: 'utf16CodeUnits',
        results: report.diagnostics.map(({ code, severity, message, file, span, related }): Result => ({
          ruleId: code,
          ruleIndex: ids.indexOf(code),
          level: levels[severity],
          message: { text: message },
          locations: [location(report, file, span)],
          ...(related.length === 0
            ? {}
            : {
                relatedLocations: related.map((other, id) => ({
                  id,
                  message: { text: other.message },
                  ...location(report, other.file, other.span),
                })),
              }),
        })),
      },
    ],
  }
  return `${visibleJson(log, 2)}\n`
}

function location(report: Report, path: string, span: Span): NonNullable<Result['locations']>[number] {
  const start = positionIn(report, path, span.start)
  const end = positionIn(report, path, span.end)
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path) },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  }
}

/** Writes a path as a URI; a byte of a name that is no UTF-8 stands as a half of a surrogate pair, which `encodeURI` does not take. */
function uriOf(path: string): string {
  return path
    .split(/(\p{Cs})/u)
    .map((part, index) => (index % 2 === 0 ? encodeURI(part).replace(/[?#]/g, encodeURIComponent) : `%${(part.charCodeAt(0) & 0xff).toString(16).toUpperCase()}`))
    .join('')
}
