import { nextLineAt } from '../../../text/line-at.js'
/** The bytes of a line that heartbeat reads at once (`MAXLINE` without the closing NUL). */
export const longestLine = 5119

/**
 * Lists where a line goes on that is longer than heartbeat's buffer: the offsets at which it starts anew.
 *
 * Source: heartbeat 3.0.6 heartbeat/config.c, parse_config(): fgets with MAXLINE, include/heartbeat.h.
 */
export function linePieces(text: string): number[] {
  const starts: number[] = []
  let lineStart = 0
  while (lineStart < text.length) {
    const lineEnd = nextLineAt(text, lineStart)
    // A UTF-16 unit is at most three bytes.
    if ((lineEnd - lineStart) * 3 > longestLine) addBreaks(text, lineStart, lineEnd, starts)
    lineStart = lineEnd
  }
  return starts
}

function addBreaks(text: string, lineStart: number, lineEnd: number, starts: number[]): void {
  let bytes = 0
  for (let at = lineStart; at < lineEnd; ) {
    const code = text.codePointAt(at) ?? 0
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes + size > longestLine) {
      starts.push(at)
      bytes = 0
    }
    bytes += size
    at += code < 0x10000 ? 1 : 2
  }
}
