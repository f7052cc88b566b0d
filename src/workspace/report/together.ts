import type { CheckReport, PartResult } from '../report.js'

/**
 * Makes a function that sums up results, those that concern the same files in one report: whether a suppression is needed,
 * and whether two say the same, shows only then. A report is the same object as long as its results are.
 */
export function createTogether(reportOf: (results: readonly PartResult[]) => CheckReport): (results: Iterable<PartResult>) => readonly CheckReport[] {
  let last = new Map<PartResult | undefined, { readonly results: readonly PartResult[]; readonly report: CheckReport }>()
  return results => {
    const now: typeof last = new Map()
    for (const group of groupsOf(results)) {
      const [first] = group
      const before = last.get(first)
      const isSame = before !== undefined && before.results.length === group.length && before.results.every((result, index) => result === group[index])
      now.set(first, isSame ? before : { results: group, report: reportOf(group) })
    }
    last = now
    return [...now.values()].map(({ report }) => report)
  }
}

/** Puts together what has a file in common, directly or by way of others. */
function groupsOf(results: Iterable<PartResult>): readonly (readonly PartResult[])[] {
  const all = [...results]
  const about = new Map<string, number[]>()
  for (const [index, result] of all.entries()) {
    for (const path of filesOf(result)) {
      const list = about.get(path)
      if (list === undefined) about.set(path, [index])
      else list.push(index)
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
