import type { Span } from '../text/span.js'

/** A line without its end. */
export interface Line extends Span {
  readonly text: string
}

/** A run of characters without blanks. */
export interface Word extends Span {
  readonly text: string
}

/** Lists the lines of a text; `\n` and `\r\n` end a line, a byte order mark at the start is left out. */
export function* linesOf(text: string): Generator<Line> {
  let start = text.startsWith('\uFEFF') ? 1 : 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const stop = newline === -1 ? text.length : newline
    const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop
    yield { text: text.slice(start, end), start, end }
    start = stop + 1
  }
}

/** Cuts a line at its blanks. */
export function wordsOf(line: Line): Word[] {
  const words: Word[] = []
  for (const match of line.text.matchAll(/[^\s]+/g)) {
    const start = line.start + match.index
    words.push({ text: match[0], start, end: start + match[0].length })
  }
  return words
}

/** Takes a `#` remark off the end of a line. */
export function withoutRemark(line: Line): Line {
  const hash = line.text.indexOf('#')
  return hash === -1 ? line : { text: line.text.slice(0, hash), start: line.start, end: line.start + hash }
}

/** Takes the blanks off both ends of a line, and keeps its place true. */
export function trimmedLine(line: Line): Line {
  const text = line.text.trim()
  const start = line.start + (line.text.length - line.text.trimStart().length)
  return { text, start, end: start + text.length }
}
