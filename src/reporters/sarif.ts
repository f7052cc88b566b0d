import type { Fix as SarifFix, Log, Region, ReportingDescriptor, Result } from 'sarif'

import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { docsOf, documentation } from '../diagnostics/documentation.js'
import type { Fix } from '../diagnostics/fix.js'
import type { Span } from '../text/span.js'
import { visibleJson } from '../text/visible.js'
import { fingerprintsOf } from './fingerprints.js'
import { positionIn, reasonsOf } from './report.js'
import type { Report, Reporter } from './report.js'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** SARIF 2.1.0, with columns in UTF-16 units. */
export const sarif: Reporter = (report, { version }) => {
  const ids = [...new Set(report.diagnostics.map(({ rule }) => rule))].sort()
  const fingerprints = fingerprintsOf(report)
  const rules = ids.map((id): ReportingDescriptor => {
    const rule = report.rules.get(id)
    return {
      id,
      helpUri: docsOf(id),
      ...(rule === undefined
        ? {}
        : {
            shortDescription: { text: rule.summary },
            fullDescription: { text: rule.why },
            help: { text: `${rule.why} ${rule.do}`, markdown: `**Why:** ${inMarkdown(rule.why)}\n\n**Do:** ${inMarkdown(rule.do)}\n\n[${id}](${docsOf(id)})` },
            defaultConfiguration: { level: levels[rule.severity] },
          }),
    }
  })
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: 'cfgcheck', version, informationUri: documentation, rules } },
        columnKind: 'utf16CodeUnits',
        results: report.diagnostics.map((diagnostic, index) => resultOf(report, diagnostic, { ruleIndex: ids.indexOf(diagnostic.rule), fingerprint: fingerprints[index] ?? '' })),
      },
    ],
  }
  return `${visibleJson(log, 2)}\n`
}

/** What is worked out for all findings at once. */
interface Placed {
  readonly ruleIndex: number
  readonly fingerprint: string
}

function resultOf(report: Report, diagnostic: Diagnostic, { ruleIndex, fingerprint }: Placed): Result {
  const { rule, severity, origin, message, file, span, related, fixes } = diagnostic
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [location(report, file, span)],
    partialFingerprints: { 'cfgcheck/v1': fingerprint },
    properties: { origin, ...reasonsOf(report, diagnostic), docs: docsOf(rule) },
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            message: { text: other.message },
            ...location(report, other.file, other.span),
          })),
        }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map(fix => fixOf(report, fix)) }),
  }
}

/** A change of several files is one fix. Whether it is safe, SARIF has no word for. */
function fixOf(report: Report, { title, safety, edits }: Fix): SarifFix {
  const files = [...new Set(edits.map(({ file }) => file))]
  return {
    description: { text: title },
    properties: { safety },
    artifactChanges: files.map(file => ({
      artifactLocation: { uri: uriOf(file) },
      replacements: edits
        .filter(edit => edit.file === file)
        .map(({ span, newText }) => ({ deletedRegion: regionOf(report, file, span), ...(newText === '' ? {} : { insertedContent: { text: newText } }) })),
    })),
  }
}

function regionOf(report: Report, path: string, span: Span): Region {
  const start = positionIn(report, path, span.start)
  const end = positionIn(report, path, span.end)
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/** Words of a rule are no markup. */
function inMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&')
}

function location(report: Report, path: string, span: Span): NonNullable<Result['locations']>[number] {
  return { physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: regionOf(report, path, span) } }
}

/** Writes a path as a URI; a byte of a name that is no UTF-8 stands as a half of a surrogate pair, which `encodeURI` does not take. */
function uriOf(path: string): string {
  return path
    .split(/(\p{Cs})/u)
    .map((part, index) => (index % 2 === 0 ? encodeURI(part).replace(/[?#]/g, encodeURIComponent) : `%${(part.charCodeAt(0) & 0xff).toString(16).toUpperCase()}`))
    .join('')
}
