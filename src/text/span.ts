/** A half-open stretch of a text, in UTF-16 offsets. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Makes a span from `start` up to, not including, `end`. */
export function spanFrom(start: number, end: number): Span {
  return { start, end }
}

/** Covers everything from the start of `first` to the end of `last`. */
export function spanAcross(first: Span, last: Span): Span {
  return { start: first.start, end: last.end }
}

/** Covers all of some spans, of which there is one at least; they need not be in order. */
export function spanAround(spans: readonly Span[]): Span {
  let [start, end] = [Infinity, 0]
  for (const span of spans) {
    start = Math.min(start, span.start)
    end = Math.max(end, span.end)
  }
  return { start, end }
}

/** Tells whether `offset` lies in the span or touches either of its ends. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end
}
