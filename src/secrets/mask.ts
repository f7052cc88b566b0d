import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'

/** What stands for a secret wherever text is shown. It has one length, so that it does not tell that of the secret. */
export const mask = '***'

/** A stretch of a text as it is shown. */
export interface MaskedText {
  readonly text: string
  /** Finds where an offset of the whole text is shown, counted from the beginning of the stretch. */
  placeOf(offset: number): number
}

/** Puts spans in order and joins those that touch; what is empty is left out. */
export function joinedSpans(spans: Iterable<Span>): Span[] {
  const ordered = [...spans].filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)
  const joined: Span[] = []
  let last: Span | undefined
  for (const span of ordered) {
    if (last !== undefined && span.start <= last.end) {
      if (span.end > last.end) joined[joined.length - 1] = last = spanFrom(last.start, span.end)
      continue
    }
    joined.push((last = span))
  }
  return joined
}

/** Shows a part of a text with a mask instead of each secret; `secrets` are in order and do not touch. */
export function masked(text: string, secrets: readonly Span[], part: Span = spanFrom(0, text.length)): MaskedText {
  const hidden: { readonly start: number; readonly end: number; readonly at: number }[] = []
  let shown = ''
  let done = part.start
  for (let index = firstEndingBehind(secrets, part.start); index < secrets.length; index += 1) {
    const secret = secrets[index]
    if (secret === undefined || secret.start >= part.end) break
    const start = Math.max(secret.start, part.start)
    shown += text.slice(done, start)
    hidden.push({ start, end: secret.end, at: shown.length })
    shown += mask
    done = Math.min(secret.end, part.end)
  }
  shown += text.slice(done, part.end)
  return { text: shown, placeOf: offset => placeIn({ part, hidden }, offset) }
}

/** A place within a secret is shown at its mask: at the end where it is the secret's end. */
function placeIn(
  { part, hidden }: { readonly part: Span; readonly hidden: readonly { readonly start: number; readonly end: number; readonly at: number }[] },
  offset: number,
): number {
  let moved = 0
  for (const { start, end, at } of hidden) {
    if (offset <= start) break
    if (offset < end) return at
    moved = at + mask.length - (end - part.start)
  }
  return offset - part.start + moved
}

/** Lists the spans of an ordered list that have a part in common with another one. */
export function overlapping(spans: readonly Span[], { start, end }: Span): Span[] {
  const found: Span[] = []
  for (let index = firstEndingBehind(spans, start); index < spans.length; index += 1) {
    const span = spans[index]
    if (span === undefined || span.start >= end) break
    found.push(span)
  }
  return found
}

/** Finds the first span that ends behind an offset, by halves: frames are asked for by the thousand. */
function firstEndingBehind(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
