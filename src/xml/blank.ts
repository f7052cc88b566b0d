import type { Span } from '../text/span.js'

/** Tells whether a text holds more than the four characters that XML counts as blank. */
export function hasWords(text: string): boolean {
  return /[^ \t\r\n]/.test(text)
}

/** Takes the blanks off both ends of a stretch of text. */
export function withoutBlanks(text: string, { start, end }: Span): Span {
  let first = start
  let last = end
  while (first < last && isBlank(text.charCodeAt(first))) first += 1
  while (last > first && isBlank(text.charCodeAt(last - 1))) last -= 1
  return { start: first, end: last }
}

/** Finds the first place from `from` on where no blank stands. */
export function skipBlanks(text: string, from: number): number {
  let at = from
  while (isBlank(text.charCodeAt(at))) at += 1
  return at
}

/** Tells whether XML counts a character as blank. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}
