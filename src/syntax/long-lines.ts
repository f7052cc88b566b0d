import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'

/** Lists the lines, with their line ends, that hold more than `most` characters before the blanks at their end. */
export function linesLongerThan({ text, lines: { lineStarts } }: Source, most: number): Span[] {
  const long: Span[] = []
  for (let index = 0; index < lineStarts.length; index += 1) {
    const start = lineStarts[index] ?? 0
    const end = lineStarts[index + 1] ?? text.length
    if (end - start <= most) continue
    let solid = end
    while (solid > start && isBlank(text.charCodeAt(solid - 1))) solid -= 1
    if (solid - start > most) long.push({ start, end })
  }
  return long
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}
