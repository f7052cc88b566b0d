import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { compareText, ordered } from '../../diagnostics/order.js'
import type { LanguageEntry } from '../../languages/language.js'
import { createMasking } from '../../secrets/masking.js'
import type { Source } from '../../text/source.js'
import { toDiagnostic } from '../readings/to-diagnostic.js'
import type { CheckReport } from '../report.js'
import { filesToShow } from './outcome.js'
import { oneForAllHosts } from './copies-of-findings.js'
import { withReasons } from './reasons.js'
import { suppressedOf } from './suppressed.js'
import { withoutUnread } from './unread.js'
import type { FileReport, HostPlace, Outcome } from '../report.js'
import { ownRules } from '../rules/own-rules.js'
import { withLevel } from '../settings.js'
import type { Settings } from '../settings.js'

/** By what the outcomes are judged, and named. */
export interface ConcludeOptions {
  readonly settings: Settings
  readonly languages: readonly LanguageEntry[]
}

/** Puts the outcomes of all units together, and applies settings and suppressions. Their order decides nothing but lists. */
export function conclude(outcomes: readonly Outcome[], { settings, languages }: ConcludeOptions): Omit<CheckReport, 'clusters' | 'rules'> {
  const incomplete = new Set(outcomes.flatMap(outcome => outcome.incomplete))
  const files = allFiles(outcomes)
  const found = withoutUnread(outcomes.flatMap(outcome => outcome.found))
  const kept = settings.hasInlineSuppressions ? withoutSuppressed(outcomes, found, files) : found
  const levelled = kept.flatMap(diagnostic => withLevel(settings, diagnostic) ?? [])
  const owners = new Map<string, Outcome>()
  for (const outcome of outcomes) for (const path of filesToShow(outcome)) owners.set(path, outcome)
  const sources = new Map<string, Source>()
  const places = new Map<string, HostPlace>()
  const clusters = new Map<string, number>()
  for (const [index, outcome] of outcomes.entries()) {
    for (const path of outcome.places.keys()) clusters.set(path, index)
    for (const [path, source] of outcome.sources) {
      if (!owners.has(path)) owners.set(path, outcome)
      sources.set(path, source)
    }
    for (const [path, place] of outcome.places) places.set(path, place)
  }
  const languageIds = new Map(files.map(({ path, language }) => [path, language]))
  const languageOf = (path: string): string | undefined => languageIds.get(path)
  const clusterOf = (path: string): number | undefined => clusters.get(path)
  return {
    files,
    hostCount: outcomes.reduce((sum, { hostCount }) => sum + hostCount, 0),
    diagnostics: withReasons(oneForAllHosts(ordered(levelled), { placeOf: path => places.get(path), clusterOf, languageOf }), { files, languages }),
    incomplete: [...incomplete],
    sources,
    hostOf: path => places.get(path)?.host,
    placeOf: path => places.get(path),
    masking: createMasking({
      sources,
      masksOf: path => owners.get(path)?.secretsIn(path) ?? [],
      *names() {
        for (const { names } of outcomes) yield* names()
      },
    }),
  }
}

/** A file may belong to several units; the last one reports it. */
function allFiles(outcomes: readonly Outcome[]): FileReport[] {
  const reports = new Map<string, FileReport>()
  for (const { files } of outcomes) for (const report of files) reports.set(report.path, report)
  return [...reports.values()].sort((a, b) => compareText(a.path, b.path))
}

function withoutSuppressed(outcomes: readonly Outcome[], found: readonly Diagnostic[], files: readonly FileReport[]): Diagnostic[] {
  const byFile = new Map(outcomes.flatMap(({ suppressions }) => [...suppressions]))
  if (byFile.size === 0) return [...found]
  const unsuppressible = new Set([...byFile.values()].flatMap(file => file.unsuppressible))
  const foundIn = new Map([...byFile.keys()].map((path): [string, Diagnostic[]] => [path, []]))
  for (const finding of found) if (!unsuppressible.has(finding.rule)) foundIn.get(finding.file)?.push(finding)
  const suppressed = new Map([...byFile].map(([path, { list }]) => [path, suppressedOf(list, foundIn.get(path) ?? [])]))
  const kept = found.filter(finding => suppressed.get(finding.file)?.findings.has(finding) !== true)
  const areHosts = files.some(file => file.host !== undefined)
  const unused = ownRules.find(rule => rule.id === 'cfgcheck/unused-suppression')
  for (const [path, { list, faults }] of byFile) {
    for (const fault of faults) kept.push(fault)
    for (const suppression of list) {
      for (const [at, id] of suppression.ruleIds.entries()) {
        const span = suppression.idSpans[at]
        if (suppressed.get(path)?.isUsed(suppression, id) === true || span === undefined || unused === undefined) continue
        if (id.startsWith('cluster/') && !areHosts) continue // Not all rules ran.
        kept.push(toDiagnostic({ at: { file: path, span }, message: `"${id}" finds nothing here` }, unused))
      }
    }
  }
  return kept
}
