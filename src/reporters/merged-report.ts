import type { Diagnostic, Related, Severity } from '../diagnostics/diagnostic.js'
import { compareText, ordered } from '../diagnostics/order.js'
import { moreFindings } from '../diagnostics/shown-findings.js'
import type { ShownSource } from '../secrets/shown-source.js'
import { lineIndexFrom } from '../text/line-index.js'
import { spanFrom } from '../text/span.js'
import { countBySeverity } from './report.js'
import type { FrameLine, Report, ReportedFile, ReportedRule } from './report.js'
import type { OutputDocument } from './schema.js'

/** What several runs found, as one. */
export interface MergedReport {
  readonly report: Report
  /** Why the job could not be done completely. */
  readonly incomplete: readonly string[]
}

type JsonDiagnostic = OutputDocument['diagnostics'][number]
type JsonPlace = Omit<JsonDiagnostic['related'][number], 'message'>

/** Puts the JSON documents of several runs together. `rules` documents each rule that they name. */
export function mergedReport(documents: readonly OutputDocument[], rules: ReadonlyMap<string, ReportedRule>): MergedReport {
  const files = new Map<string, ReportedFile>()
  const hosts = new Map<string, string>()
  const sources = new Map<string, ShownSource>()
  const frames = new Map<string, readonly FrameLine[]>()
  const found: Diagnostic[] = []
  for (const document of documents) {
    for (const file of filesOf(document)) files.set(file.path, file)
    for (const [path, source] of sourcesOf(document)) sources.set(path, source)
    for (const { path, host } of placesIn(document)) if (host !== undefined) hosts.set(path, host)
    for (const [index, entry] of document.diagnostics.entries()) {
      const diagnostic = diagnosticOf(entry, rules.get(entry.rule))
      frames.set(keyOf(diagnostic), framesOf(document, index))
      found.push(diagnostic)
    }
  }
  const diagnostics = ordered(found)
  return {
    report: {
      files: [...files.values()].sort((a, b) => compareText(a.path, b.path)),
      hostCount: documents.reduce((sum, { summary }) => sum + summary.hosts, 0),
      diagnostics,
      totals: totalsIn(documents, diagnostics),
      sources,
      rules,
      hostOf: path => hosts.get(path),
      frameOf: diagnostic => frames.get(keyOf(diagnostic)) ?? [],
    },
    incomplete: [...new Set(documents.flatMap(({ shard }) => shard?.incomplete ?? []))],
  }
}

/** Counts the findings of all runs, with those that a report of a whole run counts and does not list. */
function totalsIn(documents: readonly OutputDocument[], diagnostics: readonly Diagnostic[]): Record<Severity, number> {
  const isCounted = ({ rule }: { readonly rule: string }): boolean => rule !== moreFindings
  const totals = countBySeverity(diagnostics.filter(isCounted))
  for (const { summary, diagnostics: listed } of documents) {
    const shown = countBySeverity(listed.filter(isCounted))
    totals.error += summary.errors - shown.error
    totals.warning += summary.warnings - shown.warning
    totals.info += summary.infos - shown.info
  }
  return totals
}

function framesOf({ shard }: OutputDocument, index: number): FrameLine[] {
  return (shard?.frames[index] ?? []).map(({ number, text, marked }) => ({ number, text, ...(marked === undefined ? {} : { marked }) }))
}

function keyOf({ file, span, rule, message }: Diagnostic): string {
  return `${file}\0${span.start}\0${span.end}\0${rule}\0${message}`
}

function filesOf({ files, targets, shard }: OutputDocument): ReportedFile[] {
  return files.map((file, index) => {
    // A report of a whole run does not say which of two entries of one version a file belongs to.
    const target = targets[shard?.targetOfFile[index] ?? targets.findIndex(({ version }) => version === file.target)]
    return {
      path: file.path,
      ...(file.host === undefined ? {} : { host: file.host }),
      language: file.language,
      target: file.target,
      isTargetInferred: target?.inferred ?? false,
      software: target?.software ?? '',
      signs: target?.signs.map(relatedOf) ?? [],
    }
  })
}

function relatedOf({ message, path, host, start, end }: JsonDiagnostic['related'][number]): Related {
  const isCopy = host !== undefined && message === `the same on host "${host}"`
  return { message, file: path, span: spanFrom(start.offset, end.offset), ...(isCopy ? { isCopy } : {}) }
}

function diagnosticOf(entry: JsonDiagnostic, rule: ReportedRule | undefined): Diagnostic {
  const related = entry.related.map(relatedOf)
  const copies = entry.related.flatMap(({ host }, index) => (related[index]?.isCopy === true && host !== undefined ? [host] : []))
  return {
    rule: entry.rule,
    severity: entry.severity,
    origin: entry.origin,
    message: entry.message,
    file: entry.path,
    span: spanFrom(entry.start.offset, entry.end.offset),
    related,
    ...(entry.help === (rule?.do ?? '') ? {} : { help: entry.help }),
    fixes: entry.fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map(({ path, start, end, newText }) => ({ file: path, span: spanFrom(start, end), newText })),
    })),
    ...(copies.length === 0 ? {} : { hosts: [entry.host ?? '', ...copies] }),
  }
}

/** Texts are not in the documents: where their lines begin is, or else at least the places that are named. */
function sourcesOf(document: OutputDocument): Map<string, ShownSource> {
  const known = document.shard?.texts.map(({ path, length, lineLengths }): [string, ShownSource] => {
    let at = 0
    return [path, shownWithoutText(lineIndexFrom([0, ...lineLengths.map(lineLength => (at += lineLength))], length), length)]
  })
  return new Map(known ?? sourcesByPlaces(document))
}

function shownWithoutText(lines: ShownSource['lines'], length: number): ShownSource {
  return { length, lines, positionAt: lines.positionAt, show: ({ start }) => ({ text: '', placeOf: offset => offset - start }) }
}

function sourcesByPlaces(document: OutputDocument): [string, ShownSource][] {
  const starts = new Map<string, Map<number, number>>()
  for (const { path, start, end } of placesIn(document)) {
    let lines = starts.get(path)
    if (lines === undefined) starts.set(path, (lines = new Map([[1, 0]])))
    for (const { line, column, offset } of [start, end]) lines.set(line, offset - column + 1)
  }
  return [...starts].map(([path, lines]) => {
    const known = [...lines].sort(([a], [b]) => a - b)
    const lineStarts: number[] = []
    // A line that nobody names is as long as nothing, at the beginning of the next that somebody does.
    for (const [line, start] of known) while (lineStarts.length < line) lineStarts.push(start)
    return [path, shownWithoutText(lineIndexFrom(lineStarts, Infinity), 0)]
  })
}

function placesIn({ diagnostics, targets }: OutputDocument): JsonPlace[] {
  return [...diagnostics.flatMap(diagnostic => [diagnostic, ...diagnostic.related]), ...targets.flatMap(({ signs }) => signs)]
}
