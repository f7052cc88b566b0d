import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { Located } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import type { CorosyncConf } from '../model.js'
import { sectionAt } from '../vocabulary.js'

type Causes = NonNullable<Finding['followsFrom']>

/** The rules by whose faults what belongs into one section stands in another. */
export const rulesOfBraces = ['missing-brace', 'stray-brace', 'missing-section-name', 'invalid-key', 'invalid-line', 'words-beside-brace'] as const

/** Tells by which faults of braces a word may have got where it stands: those in the outermost section around it, and in the one before. */
export function faultsOfBraces({ file, sections }: CorosyncConf): (at: Located<string>, rules?: readonly (typeof rulesOfBraces)[number][]) => Causes {
  const starts = sections.filter(({ path }) => sectionAt(path)?.in.length === 0).map(({ place }) => place.span.start)
  return ({ span }, rules = rulesOfBraces) => {
    const next = firstBehind(starts, span.start)
    const stretch: Span = { start: starts[next - 2] ?? 0, end: Math.max(span.end, (starts[next] ?? Infinity) - 1) }
    return rules.map(name => ({ rule: `corosync-conf/${name}`, at: { file, span: stretch } }))
  }
}

function firstBehind(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
