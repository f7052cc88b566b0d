import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Origin } from '../../text/located.js'
import type { Source } from '../../text/source.js'
import { internalFault } from '../readings/guard.js'
import { pluginOf } from '../rules/of-plugins.js'

/**
 * Puts a fault of the plugin in place of what its rules say of places that are not there, or in no words: nothing of it could be
 * shown. Our own rules are held to the same by tests.
 */
export function withMisplaced(found: readonly Diagnostic[], sources: ReadonlyMap<string, Source>): readonly Diagnostic[] {
  const reported = new Set<string>()
  return found.flatMap(finding => {
    if (pluginOf(finding.rule) === undefined) return [finding]
    const problem = problemOf(finding, sources)
    if (problem === undefined) return [finding]
    if (reported.has(finding.rule)) return []
    reported.add(finding.rule)
    const file = sources.has(finding.file) ? finding.file : ([...sources.keys()][0] ?? '')
    return [internalFault(`rule "${finding.rule}"`, file, new Error(problem))]
  })
}

function problemOf(finding: Diagnostic, sources: ReadonlyMap<string, Source>): string | undefined {
  if (typeof finding.message !== 'string' || finding.message === '') return 'its finding has no message'
  const places: readonly Origin[] = [finding, ...finding.related, ...finding.fixes.flatMap(({ edits }) => edits)]
  const outside = places.find(({ file, span }) => typeof file !== 'string' || !isInside(span, sources.get(file)))
  return outside === undefined ? undefined : `it points to ${outside.span?.start}–${outside.span?.end}, which is outside of the text`
}

function isInside(span: Origin['span'] | undefined, source: Source | undefined): boolean {
  if (span === undefined || !Number.isInteger(span.start) || !Number.isInteger(span.end)) return false
  return 0 <= span.start && span.start <= span.end && span.end <= (source?.text.length ?? Infinity)
}
