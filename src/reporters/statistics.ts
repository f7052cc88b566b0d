import type { Severity } from '../diagnostics/diagnostic.js'
import { visibleJson } from '../text/visible.js'
import type { Report } from './report.js'

/** How often one rule found something. */
interface RuleCount {
  readonly rule: string
  readonly severity: Severity
  readonly count: number
  /** So many of them have a safe fix. */
  readonly fixable: number
  readonly summary: string
}

/** How counts are printed. */
export const statisticsFormats = ['text', 'json'] as const

/** Counts the findings of each rule, the most frequent first. Ends with a line end, or is empty. */
export function statistics(report: Report, format: (typeof statisticsFormats)[number]): string {
  const counts = countByRule(report)
  if (format === 'json') return `${visibleJson(counts, 2)}\n`
  const digits = String(counts[0]?.count ?? 0).length
  const width = Math.max(0, ...counts.map(({ rule }) => rule.length))
  return counts
    .map(({ rule, severity, count, fixable, summary }) => {
      const fix = fixable === 0 ? '' : ` (${fixable === count ? 'safe fix' : `safe fix for ${fixable}`})`
      return `${String(count).padStart(digits)}  ${severity.padEnd(7)}  ${rule.padEnd(width)}  ${summary}${fix}\n`
    })
    .join('')
}

/** One rule counts apart for each severity that its findings have. */
function countByRule({ diagnostics, rules }: Report): RuleCount[] {
  const counts = new Map<string, RuleCount>()
  for (const { rule, severity, fixes } of diagnostics) {
    const key = `${rule} ${severity}`
    const { count, fixable } = counts.get(key) ?? { count: 0, fixable: 0 }
    const isFixable = fixes.some(({ safety }) => safety === 'safe')
    counts.set(key, { rule, severity, count: count + 1, fixable: fixable + (isFixable ? 1 : 0), summary: rules.get(rule)?.summary ?? '' })
  }
  return [...counts].sort(([a, { count }], [b, other]) => other.count - count || (a < b ? -1 : 1)).map(([, entry]) => entry)
}
