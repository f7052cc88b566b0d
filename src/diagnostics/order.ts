import type { Diagnostic } from './diagnostic.js'

/** Orders diagnostics by file, start, end, code and message. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  )
}

/** Sorts diagnostics and keeps one of those that say the same thing of the same place. */
export function ordered(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(compareDiagnostics)
  return sorted.filter((diagnostic, index) => {
    const before = sorted[index - 1]
    return before === undefined || compareDiagnostics(before, diagnostic) !== 0
  })
}

/** Compares by code units, so that the order never depends on the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
