import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Suppression } from '../../rules/suppressions.js'
import { addTo } from '../../text/multimap.js'
import type { Span } from '../../text/span.js'

/** What the suppressions of one file silence. */
export interface Suppressed {
  readonly findings: ReadonlySet<Diagnostic>
  /** Tells whether a suppression silenced a finding of a rule. */
  isUsed(suppression: Suppression, ruleId: string): boolean
}

/** A rule and a place where it is silenced, however many comments say so. */
interface Silence {
  readonly covers: Span
  isUsed: boolean
}

/**
 * Finds what the suppressions of a file silence among its findings.
 *
 * Both are gone through once from the first to the last, with those silences at hand that cover the place: a file of
 * thousands of suppressions has thousands of findings too.
 */
export function suppressedOf(list: readonly Suppression[], findings: readonly Diagnostic[]): Suppressed {
  const silences = new Map<string, Map<string, Silence>>()
  for (const { ruleIds, covers } of list) {
    for (const id of ruleIds) {
      const ofRule = silences.get(id) ?? new Map<string, Silence>()
      silences.set(id, ofRule)
      if (!ofRule.has(keyOf(covers))) ofRule.set(keyOf(covers), { covers, isUsed: false })
    }
  }
  const byRule = new Map<string, Diagnostic[]>()
  for (const finding of findings) {
    if (!silences.has(finding.rule)) continue
    addTo(byRule, finding.rule, finding)
  }
  const suppressed = new Set<Diagnostic>()
  for (const [id, found] of byRule) {
    const waiting = [...(silences.get(id)?.values() ?? [])].sort((a, b) => b.covers.start - a.covers.start)
    let active: Silence[] = []
    for (const finding of found.sort((a, b) => a.span.start - b.span.start)) {
      const { start } = finding.span
      for (let next = waiting.at(-1); next !== undefined && next.covers.start <= start; next = waiting.at(-1)) {
        active.push(next)
        waiting.pop()
      }
      active = active.filter(({ covers }) => covers.end >= start)
      for (const silence of active) silence.isUsed = true
      if (active.length > 0) suppressed.add(finding)
    }
  }
  return {
    findings: suppressed,
    isUsed: ({ covers }, ruleId) => silences.get(ruleId)?.get(keyOf(covers))?.isUsed === true,
  }
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`
}
