/** The pairs of pieces of words that a text has, with one or two signs or blanks between, one after another. */
export interface PieceScan {
  readonly text: string
  /** Where the first piece of the last pair begins. The next one is looked for behind that. */
  start: number
  gapStart: number
  gapEnd: number
  /** Where the second piece ends. */
  end: number
}

export function scanForPieces(text: string): PieceScan {
  return { text, start: -1, gapStart: 0, gapEnd: 0, end: 0 }
}

const longestPiece = 14

/**
 * Finds the next pair of pieces, and tells whether there is one.
 *
 * They are those that this pattern finds, which makes an object of each: `/(?<![A-Za-z0-9/])(?=([A-Za-z_-]{1,14})([^A-Za-z0-9_-]{1,2})([A-Za-z_-]{1,14})(?![A-Za-z0-9]))/g`
 */
export function findPieces(scan: PieceScan): boolean {
  const { text } = scan
  const { length } = text
  let at = scan.start + 1
  while (at < length) {
    if (!isOfPiece(text.charCodeAt(at))) {
      at += 1
      continue
    }
    // A piece is the rest of a run of letters, and may begin behind each dash of it.
    if (scan.gapStart <= at) scan.gapStart = endOfRun(text, at)
    const { gapStart } = scan
    if ((at === 0 || !isInWord(text.charCodeAt(at - 1))) && gapStart - at <= longestPiece && findSecond(scan)) {
      scan.start = at
      return true
    }
    at = nextStart(text, at + 1, gapStart)
  }
  return false
}

/** Looks for the gap and the second piece behind the first. */
function findSecond(scan: PieceScan): boolean {
  const { text, gapStart } = scan
  let gapEnd = gapStart
  while (gapEnd < text.length && gapEnd - gapStart < 2 && !isOfName(text.charCodeAt(gapEnd))) gapEnd += 1
  if (gapEnd === gapStart) return false
  let end = gapEnd
  while (end < text.length && end - gapEnd < longestPiece && isOfPiece(text.charCodeAt(end))) end += 1
  // It ends before a dash where it cannot end before a letter or a figure.
  while (end > gapEnd && end < text.length && isLetterOrFigure(text.charCodeAt(end))) end -= 1
  if (end === gapEnd) return false
  scan.gapEnd = gapEnd
  scan.end = end
  return true
}

/** The next place within a run of letters and dashes at which a piece may begin: behind a dash. */
function nextStart(text: string, from: number, runEnd: number): number {
  let at = from
  while (at < runEnd && isLetterOrFigure(text.charCodeAt(at - 1))) at += 1
  return at
}

function endOfRun(text: string, from: number): number {
  let at = from
  while (at < text.length && isOfPiece(text.charCodeAt(at))) at += 1
  return at
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

function isLetterOrFigure(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57)
}

/** A letter, `_` or `-`. */
function isOfPiece(code: number): boolean {
  return isLetter(code) || code === 95 || code === 45
}

function isOfName(code: number): boolean {
  return isLetterOrFigure(code) || code === 95 || code === 45
}

/** A letter, a figure or a slash. */
function isInWord(code: number): boolean {
  return isLetterOrFigure(code) || code === 47
}
