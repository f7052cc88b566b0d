import type { Diagnostic, FindingId } from '../../diagnostics/diagnostic.js'

/**
 * Joins findings of one fault: where a finding confirms another one, that one takes its severity and origin and what it
 * points at, and the confirming one is dropped. Where the other one is not among them, it speaks for itself.
 */
export function withConfirmed(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const wanted = new Map<string, Diagnostic>()
  for (const diagnostic of found) {
    if (diagnostic.confirms !== undefined) wanted.set(keyOf(diagnostic.confirms), diagnostic)
  }
  if (wanted.size === 0) return found
  const met = new Set<string>()
  const joined: Diagnostic[] = []
  for (const diagnostic of found) {
    const key = keyOf(diagnostic)
    const confirming = wanted.get(key)
    if (confirming === undefined || diagnostic.confirms !== undefined) {
      joined.push(diagnostic)
      continue
    }
    met.add(key)
    const { severity, origin, related } = confirming
    joined.push({ ...diagnostic, severity, origin, related: [...diagnostic.related, ...related] })
  }
  return joined.flatMap(diagnostic => {
    const { confirms, ...rest } = diagnostic
    if (confirms === undefined) return [diagnostic]
    return met.has(keyOf(confirms)) ? [] : [rest]
  })
}

/** Leaves out what was dismissed. */
export function withoutDismissed(found: readonly Diagnostic[], dismissed: readonly FindingId[]): readonly Diagnostic[] {
  if (dismissed.length === 0) return found
  const keys = new Set(dismissed.map(keyOf))
  return found.filter(diagnostic => !keys.has(keyOf(diagnostic)))
}

function keyOf({ rule, file, span }: FindingId): string {
  return `${rule}\0${file}\0${span.start}\0${span.end}`
}
