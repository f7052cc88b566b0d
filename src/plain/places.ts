import type { Span } from '../text/span.js'
import { keyOf } from './statement.js'
import type { Path, Places, Statement } from './statement.js'

/** Lists the spans of statements and their parts, by the keys of their paths. */
export function spansOf(statements: readonly Statement[], places: Places): Map<string, Span> {
  const spans = new Map<string, Span>()
  const add = ({ path, parts = [], body = [] }: Statement): void => {
    const place = places.get(keyOf(path))
    if (place !== undefined) {
      spans.set(keyOf(path), place.span)
      parts.forEach((part, index) => {
        const span = place.parts[index]
        if (span !== undefined && !spans.has(keyOf(part.path))) spans.set(keyOf(part.path), span)
      })
    }
    body.forEach(add)
  }
  statements.forEach(add)
  return spans
}

/** Finds the span of what stands at a path, or of the innermost part around it that has one. */
export function spanAt(spans: { get(key: string): Span | undefined }, path: Path): Span | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const span = spans.get(keyOf(path.slice(0, length)))
    if (span !== undefined) return span
  }
  return undefined
}

/** Finds for each span the path of the innermost part around it. Parts lie in each other or apart. */
export function innermostPaths(spans: ReadonlyMap<string, Span>, wanted: readonly (Span | undefined)[]): (Path | undefined)[] {
  const known = [...spans].sort(([, a], [, b]) => a.start - b.start || b.end - a.end)
  const asked = wanted.map((span, index) => ({ span, index })).sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
  const found = new Array<Path | undefined>(wanted.length).fill(undefined)
  const open: (readonly [string, Span])[] = []
  let next = 0
  for (const { span, index } of asked) {
    if (span === undefined) continue
    for (let candidate = known[next]; candidate !== undefined && candidate[1].start <= span.start; candidate = known[next]) {
      open.push(candidate)
      next += 1
    }
    while (open.length > 0 && (open[open.length - 1]?.[1].end ?? 0) < span.start) open.pop()
    const around = [...open].reverse().find(([, { end }]) => end >= span.end)
    if (around !== undefined) found[index] = JSON.parse(around[0]) as Path
  }
  return found
}
