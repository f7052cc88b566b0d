import type { Diagnostic, Related, RuleOrigin, Severity } from '../diagnostics/diagnostic.js'
import type { ShownSource } from '../secrets/shown-source.js'
import type { Position } from '../text/line-index.js'
import { counted, listed } from '../text/quantity.js'

/** A file that was checked. */
export interface ReportedFile {
  readonly path: string
  readonly host?: string
  readonly language: string
  readonly target: string
  readonly isTargetInferred: boolean
  /** What the target is a version of, as `--target` names it. */
  readonly software: string
  /** What decided an inferred version, the heaviest first. */
  readonly signs: readonly Related[]
}

/** What a reporter needs to know of a rule. */
export interface ReportedRule {
  readonly id: string
  readonly severity: Severity
  readonly origin: RuleOrigin
  readonly summary: string
  readonly why: string
  readonly do: string
}

/** The result of a check, as reporters see it: without any secret. */
export interface Report {
  readonly files: readonly ReportedFile[]
  readonly hostCount: number
  readonly diagnostics: readonly Diagnostic[]
  /** How many there are of each severity, where not all are among the diagnostics. */
  readonly totals?: Readonly<Record<Severity, number>>
  /** Why something was not read, or not to its end: a sentence behind the path of each. */
  readonly incomplete?: readonly string[]
  readonly sources: ReadonlyMap<string, ShownSource>
  readonly rules: ReadonlyMap<string, ReportedRule>
  /** Names the host of a file, where it belongs to one. */
  hostOf(path: string): string | undefined
  /** The lines of a finding, where the texts are not at hand; they are taken from the sources when absent. */
  frameOf?(diagnostic: Diagnostic): readonly FrameLine[]
}

/** A line of a file as a frame shows it: cut to the neighbourhood of the place where it is very long, secrets masked. */
export interface FrameLine {
  readonly number: number
  readonly text: string
  /** The part that a diagnostic is about, as offsets in `text`; at least one character wide, even past the end. */
  readonly marked?: { readonly start: number; readonly end: number }
}

/** Turns a report into text. It ends with a line end, or is empty. */
export type Reporter = (report: Report, options: ReporterOptions) => string

/** How the text may look. */
export interface ReporterOptions {
  readonly hasColor: boolean
  /** The program's version. */
  readonly version: string
}

/** Works out line and column; the beginning of a file whose text is not known. */
export function positionIn(report: Report, path: string, offset: number): Position {
  return report.sources.get(path)?.positionAt(offset) ?? { line: 1, column: 1 }
}

/** As many hosts as a line names. */
const mostHosts = 8

/** Says which hosts have one finding, behind its message: ` (on alpha, beta)`; nothing for one host. */
export function onHosts({ hosts }: Diagnostic): string {
  if (hosts === undefined) return ''
  const more = hosts.length > mostHosts ? ` and ${hosts.length - mostHosts} more` : ''
  return ` (on ${hosts.slice(0, mostHosts).join(', ')}${more})`
}

/** All hosts of a finding: of its place and of the others that it names. */
export function hostsOf(report: Report, { file, related }: Diagnostic): readonly string[] {
  const files = [file, ...related.map(other => other.file)]
  return [...new Set(files.flatMap(path => report.hostOf(path) ?? []))]
}

/** Counts diagnostics by severity. */
export function countBySeverity(diagnostics: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity] += 1
  return counts
}

/** How many findings of each severity a report is about, shown or not. */
export function totalsOf({ totals, diagnostics }: Pick<Report, 'totals' | 'diagnostics'>): Readonly<Record<Severity, number>> {
  return totals ?? countBySeverity(diagnostics)
}

/** Why a finding matters, and what to do about it: what is known of this case, else what the rule says. */
export function reasonsOf({ rules }: Report, { rule: id, help }: Diagnostic): { readonly why: string; readonly help: string } {
  const rule = rules.get(id)
  return { why: rule?.why ?? '', help: help ?? rule?.do ?? '' }
}

/** Says in words how much was checked, and how much of what was wanted was not read: `2 files on 2 hosts checked (…), 1 not read`. */
export function extentInWords({ files, hostCount, incomplete = [] }: Pick<Report, 'files' | 'hostCount' | 'incomplete'>, dialects: readonly string[] = []): string {
  const where = counted(files.length, 'file') + (hostCount > 0 ? ` on ${counted(hostCount, 'host')}` : '')
  const paths = new Set(files.map(({ path }) => path))
  const cutOff = incomplete.filter(reason => isAbout(reason, paths)).length
  const unread = incomplete.length - cutOff
  return `${where} checked${dialects.length === 0 ? '' : ` (${listed(dialects)})`}${unread === 0 ? '' : `, ${unread} not read`}${cutOff === 0 ? '' : `, ${cutOff} not to the end`}`
}

/** Names what was not found, so that nobody takes what was not read for clean; `undefined` where nothing was read at all. */
export function nothingInWords({ files, incomplete = [] }: Pick<Report, 'files' | 'incomplete'>): string | undefined {
  if (files.length === 0) return undefined
  return incomplete.length === 0 ? 'nothing found' : 'nothing found in what was read'
}

/** Tells whether a sentence begins with one of some paths, which may hold colons. */
function isAbout(reason: string, paths: ReadonlySet<string>): boolean {
  for (let at = reason.indexOf(': '); at !== -1; at = reason.indexOf(': ', at + 1)) if (paths.has(reason.slice(0, at))) return true
  return false
}
