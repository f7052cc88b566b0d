import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { shownFindings, withCuts } from '../diagnostics/shown-findings.js'
import { addTo } from '../text/multimap.js'
import { onEachHost } from '../workspace/report/copies-of-findings.js'
import type { CheckReport } from '../workspace/report.js'

/** A finding as it is shown in a file, and the report that it is of. */
export interface ShownFinding {
  readonly diagnostic: Diagnostic
  readonly report: CheckReport
}

/**
 * Sorts the findings of a report by the file in which they are shown: each host shows its own copy, and what concerns two hosts
 * is shown on both.
 */
export function findingsByFile(report: CheckReport): ReadonlyMap<string, readonly Diagnostic[]> {
  const known = sorted.get(report)
  if (known !== undefined) return known
  const byFile = new Map<string, Diagnostic[]>()
  const add = (diagnostic: Diagnostic): void => {
    addTo(byFile, diagnostic.file, diagnostic)
  }
  const found = shownFindings(onEachHost(report.diagnostics))
  withCuts(found).forEach(add)
  const reported = new Set<string>()
  for (const diagnostic of found.shown) {
    for (const other of otherHalves(diagnostic, report)) {
      const key = JSON.stringify([other.rule, other.message, other.file, other.span])
      if (reported.has(key)) continue
      reported.add(key)
      add(other)
    }
  }
  sorted.set(report, byFile)
  return byFile
}

const sorted = new WeakMap<CheckReport, ReadonlyMap<string, readonly Diagnostic[]>>()

/** The same finding as it is seen from the files of other hosts. */
function otherHalves(diagnostic: Diagnostic, { hostOf }: CheckReport): readonly Diagnostic[] {
  const { file, span, related, message } = diagnostic
  const host = hostOf(file)
  if (host === undefined) return []
  const seenFrom = new Set([file])
  return related.flatMap((place): Diagnostic[] => {
    const other = hostOf(place.file)
    if (other === undefined || other === host || place.isCopy === true || seenFrom.has(place.file)) return []
    seenFrom.add(place.file)
    const others = related.filter(one => one !== place)
    return [{ ...diagnostic, file: place.file, span: place.span, message, related: [{ message: `the other half, on host "${host}"`, file, span }, ...others] }]
  })
}
