import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'

/** How many bytes of a line heartbeat reads at once: MAXLINE less one for the end of the string (fgets in auth.c). */
export const bufferBytes = 5119

/** Cuts a line into the pieces that heartbeat's fgets yields; one piece where it fits. Linear. */
export function pieces(text: string, line: Span): Span[] {
  const longest = line.end - line.start
  if (longest * 3 <= bufferBytes) return [line]
  const cut: Span[] = []
  let start = line.start
  let bytes = 0
  for (let at = line.start; at < line.end; ) {
    const code = text.codePointAt(at) ?? 0
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes + size > bufferBytes) {
      cut.push(spanFrom(start, at))
      start = at
      bytes = 0
    }
    bytes += size
    at += size === 4 ? 2 : 1
  }
  cut.push(spanFrom(start, line.end))
  return cut
}
