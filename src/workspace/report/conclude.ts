import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { compareText, ordered } from '../../diagnostics/order.js'
import { createMasking } from '../../secrets/masking.js'
import type { Source } from '../../text/source.js'
import { toDiagnostic } from '../readings/to-diagnostic.js'
import type { CheckReport } from '../report.js'
import { namedFiles } from './outcome.js'
import { oneForAllHosts } from './copies-of-findings.js'
import { withReasons } from './reasons.js'
import { withoutUnread } from './unread.js'
import type { FileReport, HostPlace, Outcome } from '../report.js'
import { ownRules } from '../rules/own-rules.js'
import { withLevel } from '../settings.js'
import type { Settings } from '../settings.js'

/** Puts the outcomes of all units together, and applies settings and suppressions. Their order decides nothing but lists. */
export function conclude(outcomes: readonly Outcome[], settings: Settings): Omit<CheckReport, 'clusters' | 'rules'> {
  const incomplete = new Set(outcomes.flatMap(outcome => outcome.incomplete))
  const files = allFiles(outcomes)
  const found = withoutUnread(outcomes.flatMap(outcome => outcome.found))
  const kept = settings.hasInlineSuppressions ? withoutSuppressed(outcomes, found, files) : found
  const levelled = kept.flatMap(diagnostic => withLevel(settings, diagnostic) ?? [])
  const owners = new Map<string, Outcome>()
  for (const outcome of outcomes) for (const path of [...namedFiles(outcome), ...outcome.suppressions.keys()]) owners.set(path, outcome)
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
  const languages = new Map(files.map(({ path, language }) => [path, language]))
  const languageOf = (path: string): string | undefined => languages.get(path)
  const clusterOf = (path: string): number | undefined => clusters.get(path)
  return {
    files,
    hostCount: outcomes.reduce((sum, { hostCount }) => sum + hostCount, 0),
    diagnostics: withReasons(oneForAllHosts(ordered(levelled), { placeOf: path => places.get(path), clusterOf, languageOf }), files),
    incomplete: [...incomplete],
    sources,
    hostOf: path => places.get(path)?.host,
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
  const used = new Map([...byFile].map(([path, { list }]) => [path, list.map(() => new Set<string>())]))
  const kept = found.filter(({ code, file, span }) => {
    if (unsuppressible.has(code)) return true
    let isSuppressed = false
    for (const [index, { ruleIds, covers }] of (byFile.get(file)?.list ?? []).entries()) {
      if (!ruleIds.includes(code) || span.start < covers.start || span.start > covers.end) continue
      used.get(file)?.[index]?.add(code)
      isSuppressed = true
    }
    return !isSuppressed
  })
  const areHosts = files.some(file => file.host !== undefined)
  const unused = ownRules.find(rule => rule.id === 'cfgcheck/unused-suppression')
  for (const [path, { list, faults }] of byFile) {
    kept.push(...faults)
    for (const [index, { ruleIds, idSpans }] of list.entries()) {
      for (const [at, id] of ruleIds.entries()) {
        const span = idSpans[at]
        if (used.get(path)?.[index]?.has(id) === true || span === undefined || unused === undefined) continue
        if (id.startsWith('cluster/') && !areHosts) continue // Not all rules ran.
        kept.push(toDiagnostic({ at: { file: path, span }, message: `"${id}" finds nothing here` }, unused))
      }
    }
  }
  return kept
}
