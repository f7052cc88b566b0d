import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { docsOf } from '../diagnostics/documentation.js'
import type { Span } from '../text/span.js'
import { visibleJson } from '../text/visible.js'
import { hostsOf, positionIn, reasonsOf, totalsOf } from './report.js'
import type { Report, ReportedFile, Reporter } from './report.js'
import type { OutputDocument } from './schema.js'

/** One JSON document, version 1; its schema ships with the package. */
export const json: Reporter = report => `${visibleJson(jsonDocument(report), 2)}\n`

/** The JSON document as data. */
export function jsonDocument(report: Report): OutputDocument {
  const { error, warning, info } = totalsOf(report)
  return {
    version: 1,
    summary: { files: report.files.length, hosts: report.hostCount, errors: error, warnings: warning, infos: info },
    targets: targetsOf(report),
    files: report.files.map(({ path, host, language, target }) => ({ path, ...(host === undefined ? {} : { host }), language, target })),
    diagnostics: report.diagnostics.map(diagnostic => toJson(report, diagnostic)),
  }
}

/** The diagnostics of the JSON document, one a line. */
export const jsonl: Reporter = report =>
  report.diagnostics.map(diagnostic => `${visibleJson(toJson(report, diagnostic))}\n`).join('')

function toJson(report: Report, diagnostic: Diagnostic): OutputDocument['diagnostics'][number] {
  const { rule, severity, origin, message, file, span, related, fixes } = diagnostic
  return {
    rule,
    severity,
    origin,
    message,
    ...place(report, file, span),
    hosts: [...hostsOf(report, diagnostic)],
    related: related.map(other => ({ message: other.message, ...place(report, other.file, other.span) })),
    ...reasonsOf(report, diagnostic),
    fixes: fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map(edit => ({ path: edit.file, start: edit.span.start, end: edit.span.end, newText: edit.newText })),
    })),
    docs: docsOf(rule),
  }
}

/** The versions by which files were read, each with what decided it and the number of files. */
function targetsOf(report: Report): OutputDocument['targets'] {
  const targets = new Map<string, { readonly file: ReportedFile; count: number }>()
  for (const file of report.files) {
    const key = targetKeyOf(file)
    const known = targets.get(key)
    if (known === undefined) targets.set(key, { file, count: 1 })
    else known.count += 1
  }
  return [...targets.values()].map(({ file: { software, target, isTargetInferred, signs }, count }) => ({
    software,
    version: target,
    inferred: isTargetInferred,
    files: count,
    signs: signs.map(sign => ({ message: sign.message, ...place(report, sign.file, sign.span) })),
  }))
}

/** The same for files whose version was decided by the same. */
export function targetKeyOf({ software, target, isTargetInferred, signs }: ReportedFile): string {
  return [software, target, isTargetInferred, ...signs.map(sign => `${sign.message}\0${sign.file}\0${sign.span.start}`)].join('\0')
}

function place(report: Report, path: string, span: Span): Omit<OutputDocument['diagnostics'][number]['related'][number], 'message'> {
  const host = report.hostOf(path)
  return {
    path,
    ...(host === undefined ? {} : { host }),
    start: { ...positionIn(report, path, span.start), offset: span.start },
    end: { ...positionIn(report, path, span.end), offset: span.end },
  }
}
