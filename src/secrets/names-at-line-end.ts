/** The names at the ends of lines that have something behind them, one after another. */
export interface LineEndScan {
  readonly text: string
  /** The last one that was found, and the sign of assignment behind it. */
  name: string
  sign: string
  index: number
  /** Where the next line with something on it begins to say something. */
  next: number
}

export function scanForLineEnds(text: string): LineEndScan {
  return { text, name: '', sign: '', index: 0, next: 0 }
}

/**
 * Finds the next name at the end of a line, and tells whether there is one.
 *
 * They are those that this pattern finds, which looks at each word: `/(?<![\w.-])([A-Za-z][\w.-]{2,40})["']?[ \t]{0,8}([:=]?)[ \t]{0,8}["']?(?:[\r\n][ \t]*)+(?=\S)/g`
 */
export function findNameAtLineEnd(scan: LineEndScan): boolean {
  const { text } = scan
  for (let end = lineEndFrom(text, scan.next); end < text.length; end = lineEndFrom(text, scan.next)) {
    const from = scan.next
    let next = end
    while (isLineEnd(text.charCodeAt(next)) || isBlank(text.charCodeAt(next))) next += 1
    scan.next = next
    if (next < text.length && /\S/.test(text.charAt(next)) && readBackwards(scan, end, from)) return true
  }
  return false
}

/** Reads the line before its end: a name, a quote, blanks, a sign, blanks, a quote, of which any but the name may be absent. */
function readBackwards(scan: LineEndScan, lineEnd: number, from: number): boolean {
  const { text } = scan
  const outer = isQuote(text.charCodeAt(lineEnd - 1)) ? lineEnd - 1 : lineEnd
  const behindSign = withoutBlanks(text, outer, from)
  const sign = text.charCodeAt(behindSign - 1)
  const hasSign = sign === 58 || sign === 61
  const beforeSign = hasSign ? withoutBlanks(text, behindSign - 1, from) : behindSign
  const blanks = hasSign ? [outer - behindSign, behindSign - 1 - beforeSign] : [outer - beforeSign]
  if (blanks.some(count => count > mostBlanks) && !(blanks.length === 1 && (blanks[0] ?? 0) <= 2 * mostBlanks)) return false
  // The one quote may be the inner one or the outer one.
  const nameEnd = isQuote(text.charCodeAt(beforeSign - 1)) ? beforeSign - 1 : beforeSign
  let index = nameEnd
  while (index > from && isOfName(text.charCodeAt(index - 1))) index -= 1
  if (nameEnd - index < 3 || nameEnd - index > 41 || !isLetter(text.charCodeAt(index)) || (index > 0 && isOfName(text.charCodeAt(index - 1)))) return false
  scan.name = text.slice(index, nameEnd)
  scan.sign = hasSign ? text.charAt(behindSign - 1) : ''
  scan.index = index
  return true
}

const mostBlanks = 8

function withoutBlanks(text: string, end: number, from: number): number {
  let at = end
  while (at > from && isBlank(text.charCodeAt(at - 1))) at -= 1
  return at
}

function lineEndFrom(text: string, from: number): number {
  let at = from
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1
  return at
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** A letter, a figure, `_`, `-` or `.`. */
function isOfName(code: number): boolean {
  return isLetter(code) || (code >= 45 && code <= 57 && code !== 47) || code === 95
}
