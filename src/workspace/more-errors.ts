import type { Diagnostic } from '../diagnostics/diagnostic.js'

/** Tells whether a change left more errors, in all or in a file that changed: what one file gains is no leave to spoil another. */
export function hasMoreErrors(after: readonly Diagnostic[], before: readonly Diagnostic[], changed: Iterable<string>): boolean {
  const [now, then] = [errorCounts(after), errorCounts(before)]
  return sum(now) > sum(then) || [...changed].some(file => (now.get(file) ?? 0) > (then.get(file) ?? 0))
}

function errorCounts(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { severity, file } of diagnostics) if (severity === 'error') counts.set(file, (counts.get(file) ?? 0) + 1)
  return counts
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0)
}
