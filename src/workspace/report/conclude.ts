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
  const { sources, places, clusterOf, secretsIn } = filesOf(outcomes.filter(outcome => outcome.sources.size > 0 || outcome.places.size > 0 || outcome.found.length > 0))
  const placeOf = (path: string): HostPlace | undefined => places.get(path)
  let languageIds: ReadonlyMap<string, string> | undefined
  const languageOf = (path: string): string | undefined => (languageIds ??= new Map(files.map(report => [report.path, report.language]))).get(path)
  return {
    files,
    hostCount: outcomes.reduce((sum, { hostCount }) => sum + hostCount, 0),
    diagnostics: withReasons(oneForAllHosts(ordered(levelled), { placeOf, clusterOf, languageOf }), { files, languages }),
    incomplete: [...incomplete],
    sources,
    places,
    hostOf: path => placeOf(path)?.host,
    placeOf,
    masking: createMasking({
      sources,
      masksOf: secretsIn,
      *names() {
        for (const { names } of outcomes) yield* names()
      },
    }),
  }
}

/** What is known of all files. */
interface KnownFiles extends Pick<Outcome, 'secretsIn'> {
  readonly sources: ReadonlyMap<string, Source>
  readonly places: ReadonlyMap<string, HostPlace>
  clusterOf(path: string): number | undefined
}

function filesOf(outcomes: readonly Outcome[]): KnownFiles {
  const [only, ...others] = outcomes
  // A server asks so at each keystroke, and of one cluster nothing need be put together.
  if (only !== undefined && others.length === 0) {
    const { sources, places, secretsIn } = only
    return { sources, places, secretsIn, clusterOf: path => (places.has(path) ? 0 : undefined) }
  }
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
  return { sources, places, clusterOf: path => clusters.get(path), secretsIn: (path, part) => owners.get(path)?.secretsIn(path, part) ?? [] }
}

/** A file may belong to several units; the last one reports it. */
function allFiles(outcomes: readonly Outcome[]): readonly FileReport[] {
  const told = outcomes.filter(({ files }) => files.length > 0)
  const [only] = told
  if (only === undefined) return []
  const before = told.length === 1 ? sortedFiles.get(only.files) : undefined
  if (before !== undefined) return before
  const reports = new Map<string, FileReport>()
  for (const { files } of told) for (const report of files) reports.set(report.path, report)
  const sorted = [...reports.values()].sort((a, b) => compareText(a.path, b.path))
  if (told.length === 1) sortedFiles.set(only.files, sorted)
  return sorted
}

const sortedFiles = new WeakMap<readonly FileReport[], readonly FileReport[]>()

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
