import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { addTo } from '../../text/multimap.js'
import { stretchesOf } from './consequences.js'
import type { Stretches } from './consequences.js'

/** Leaves out fixes that would write a value which is wrong where it stands: of two hosts that differ, one is not right for being first. */
export function withoutWrongValues(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!found.some(({ fixes }) => fixes.some(({ isAdoption }) => isAdoption === true))) return found
  const byFile = new Map<string, Diagnostic[]>()
  for (const diagnostic of found) {
    if (diagnostic.severity === 'info' || diagnostic.rule.startsWith('cluster/') || diagnostic.span.start === diagnostic.span.end) continue
    addTo(byFile, diagnostic.file, diagnostic)
  }
  const wrong = new Map<string, Stretches>([...byFile].map(([file, own]) => [file, stretchesOf(own)]))
  return found.map(diagnostic => {
    const isSpoilt = diagnostic.related.some(({ file, span }) => wrong.get(file)?.touch(span) === true)
    return isSpoilt && diagnostic.fixes.length > 0 ? { ...diagnostic, fixes: diagnostic.fixes.filter(({ isAdoption }) => isAdoption !== true) } : diagnostic
  })
}
