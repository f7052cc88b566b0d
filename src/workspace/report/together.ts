import { addTo } from '../../text/multimap.js'
import type { CheckReport, PartResult } from '../report.js'

/**
 * Makes a function that sums up results, those that concern the same files in one report: whether a suppression is needed,
 * and whether two say the same, shows only then. A report is the same object as long as its results are.
 */
export function createTogether(reportOf: (results: readonly PartResult[]) => CheckReport): (results: Iterable<PartResult>) => readonly CheckReport[] {
  return results => groupsOf([...results]).map(reportOf)
}

/** With so many sets of others a result is remembered. */
const mostSums = 2

/** Makes a function that sums up the same results once, whoever asks for them. */
export function createReportMemory(reportOf: (results: readonly PartResult[]) => CheckReport): (results: readonly PartResult[]) => CheckReport {
  const known = new WeakMap<PartResult, { readonly results: readonly PartResult[]; readonly report: CheckReport }[]>()
  return results => {
    const [first] = results
    if (first === undefined) return reportOf(results)
    const before = known.get(first) ?? []
    const same = before.find(other => other.results.length === results.length && other.results.every((result, index) => result === results[index]))
    if (same !== undefined) return same.report
    const report = reportOf(results)
    known.set(first, [...before.slice(1 - mostSums), { results, report }])
    return report
  }
}

/** Puts together what has a file in common, directly or by way of others. */
function groupsOf(all: readonly PartResult[]): readonly (readonly PartResult[])[] {
  if (all.length < 2) return all.length === 0 ? [] : [all]
  const about = new Map<string, number[]>()
  for (const [index, result] of all.entries()) {
    for (const path of filesOf(result)) {
      addTo(about, path, index)
    }
  }
  const groups: PartResult[][] = []
  const seen = new Set<number>()
  for (const start of all.keys()) {
    if (seen.has(start)) continue
    seen.add(start)
    const group = new Set([start])
    for (const index of group) {
      const result = all[index]
      for (const path of result === undefined ? [] : filesOf(result)) {
        for (const other of about.get(path) ?? []) group.add(other)
        about.delete(path)
      }
    }
    for (const index of group) seen.add(index)
    groups.push([...group].sort((a, b) => a - b).flatMap(index => all[index] ?? []))
  }
  return groups
}

function filesOf({ outcome }: PartResult): readonly string[] {
  return [...outcome.sources.keys(), ...outcome.found.map(({ file }) => file)]
}
