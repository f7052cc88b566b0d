import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'

/** Finds the name in an end tag, which need not be that of the element that it ends. */
export function nameInEndTag(text: string, { start, end }: Span): Span {
  const name = /[^\s<>/]*/y
  const from = Math.min(end, start + '</'.length)
  name.lastIndex = from
  name.test(text)
  return spanFrom(from, Math.min(end, name.lastIndex))
}
