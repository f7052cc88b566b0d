import { spanFrom } from './span.js'
import type { Span } from './span.js'

/**
 * Cuts a span into pieces of so many bytes of UTF-8 at most, as programs read a line into a buffer: one piece where it fits.
 * No character is cut. Linear.
 */
export function piecesOfBytes(text: string, { start, end }: Span, most: number): Span[] {
  if ((end - start) * 3 <= most) return [spanFrom(start, end)]
  const pieces: Span[] = []
  let begin = start
  let bytes = 0
  for (let at = start; at < end; ) {
    const code = text.codePointAt(at) ?? 0
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes + size > most) {
      pieces.push(spanFrom(begin, at))
      begin = at
      bytes = 0
    }
    bytes += size
    at += size === 4 ? 2 : 1
  }
  pieces.push(spanFrom(begin, end))
  return pieces
}
