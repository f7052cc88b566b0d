import type { Span } from '../text/span.js'

/** A text whose `[|…|]` marks were taken out. */
export interface MarkedText {
  readonly text: string
  /** What the marks enclosed, in order of their start. */
  readonly spans: readonly Span[]
}

/** Takes the marks `[|…|]` (a span) and `[|]` (a zero-width one) out of a text. */
export function unmark(marked: string): MarkedText {
  const spans: Span[] = []
  let text = ''
  let open: number | undefined
  for (const piece of marked.split(/(\[\|\]|\[\||\|\])/)) {
    if (piece === '[|]') spans.push({ start: text.length, end: text.length })
    else if (piece === '[|') open = text.length
    else if (piece === '|]' && open !== undefined) {
      spans.push({ start: open, end: text.length })
      open = undefined
    } else text += piece
  }
  return { text, spans }
}
