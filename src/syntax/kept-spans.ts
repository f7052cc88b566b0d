import type { Span } from '../text/span.js'

/** Answers whether a place lies in one of many spans. */
export interface KeptSpans {
  readonly isEmpty: boolean
  /** Tells whether a span lies in one of them, or touches it. */
  touches(span: Span): boolean
}

/** Joins lists of spans, in any order and overlapping or not. */
export function keptSpans(...lists: readonly (readonly Span[])[]): KeptSpans {
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of lists.flat().sort((a, b) => a.start - b.start)) {
    const last = joined[joined.length - 1]
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return {
    isEmpty: joined.length === 0,
    touches({ start, end }) {
      // The last one that begins before the end decides: those before it end before it begins.
      let low = 0
      let high = joined.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((joined[middle]?.start ?? Infinity) <= end) low = middle + 1
        else high = middle
      }
      const last = joined[low - 1]
      return last !== undefined && start <= last.end
    },
  }
}
