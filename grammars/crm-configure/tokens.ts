import { createToken, Lexer } from 'chevrotain'
import type { IToken } from 'chevrotain'

import { charactersOtherThan, createUnknown } from '../shared/unknown.js'

/** What Python's `strip` takes for blank besides blank, tab and the ends of lines. */
export const oddBlanks = '\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'
const oddCodes: ReadonlySet<number> = new Set(Array.from(oddBlanks, letter => letter.charCodeAt(0)))

/** Backslashes at the end of a line: what follows upon them belongs to it. */
export const Continuation = createToken({
  name: 'Continuation',
  pattern: (text: string, offset: number) => {
    const end = endOfBackslashes(text, offset)
    return end > offset && isAtLineEnd(text, end) ? matched(text, offset, end) : null
  },
  start_chars_hint: ['\\'],
  line_breaks: false,
})

export const NewLine = createToken({ name: 'NewLine', pattern: '\n' })

export const Blank = createToken({ name: 'Blank', pattern: /[ \t\r]+/, group: Lexer.SKIPPED })

/** Blanks of any kind at either end of a line, which Python's `strip` takes off; elsewhere only blank, tab and carriage return part words. */
export const Edge = createToken({
  name: 'Edge',
  pattern: (text: string, offset: number) => {
    const end = endOfStripped(text, offset)
    return end > offset && (isAtLineStart(text, offset) || end >= text.length || text.charCodeAt(end) === 10) ? matched(text, offset, end) : null
  },
  start_chars_hint: [...oddBlanks],
  line_breaks: false,
  group: Lexer.SKIPPED,
})

/** A line whose first letter is `#`, with those that continue it. */
export const Comment = createToken({
  name: 'Comment',
  pattern: (text: string, offset: number, before: IToken[]) => (text.charCodeAt(offset) === 35 && isLineStart(before) ? matched(text, offset, endOfComment(text, offset)) : null),
  start_chars_hint: ['#'],
  line_breaks: true,
  group: 'trivia',
})

/** Anything between blanks; quotes hold blanks together, a backslash takes a character as it is. */
export const Word = createToken({
  name: 'Word',
  pattern: (text: string, offset: number) => {
    const end = endOfWord(text, offset)
    return end > offset ? matched(text, offset, end) : null
  },
  start_chars_hint: charactersOtherThan(' \t\r\n'),
  line_breaks: true,
})

export const Unknown = createUnknown()

/** All token types in matching order. */
export const tokens = [Comment, NewLine, Blank, Edge, Continuation, Word, Unknown]

function matched(text: string, start: number, end: number): RegExpExecArray {
  const found = [text.slice(start, end)] as unknown as RegExpExecArray
  found.index = start
  return found
}

/** Continuations alone are no word: a comment may follow upon them. */
function isLineStart(before: readonly IToken[]): boolean {
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const type = before[index]?.tokenType
    if (type === NewLine && before[index - 1]?.tokenType !== Continuation) return true
    if (type !== Continuation && type !== NewLine) return false
  }
  return true
}

function endOfBackslashes(text: string, offset: number): number {
  let at = offset
  while (text.charCodeAt(at) === 92) at += 1
  return at
}

/** Tells whether nothing but blanks follows on the line. */
function isAtLineEnd(text: string, offset: number): boolean {
  const at = endOfStripped(text, offset)
  return at >= text.length || text.charCodeAt(at) === 10
}

function endOfStripped(text: string, offset: number): number {
  let at = offset
  while (isStripped(text.charCodeAt(at))) at += 1
  return at
}

/** Tells whether nothing but blanks stands before on the line. */
function isAtLineStart(text: string, offset: number): boolean {
  let at = offset
  while (isStripped(text.charCodeAt(at - 1))) at -= 1
  return at === 0 || text.charCodeAt(at - 1) === 10
}

function isStripped(code: number): boolean {
  return isBlank(code) || oddCodes.has(code)
}

/** Blank, tab, carriage return. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13
}

function endOfComment(text: string, offset: number): number {
  let at = offset
  for (;;) {
    const lineEnd = text.indexOf('\n', at)
    const end = lineEnd === -1 ? text.length : lineEnd
    let last = end
    while (last > at && isStripped(text.charCodeAt(last - 1))) last -= 1
    if (text.charCodeAt(last - 1) !== 92 || last === at || end === text.length) return last
    at = end + 1
  }
}

/** Finds where a word ends: at a blank or a line end outside of quotes, or before the backslash at a line's end. */
export function endOfWord(text: string, offset: number): number {
  let quote = 0
  let at = offset
  /** Up to here blanks are known not to end the line. */
  let looked = offset
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (at >= looked && oddCodes.has(code)) {
      looked = endOfStripped(text, at)
      if (looked >= text.length || text.charCodeAt(looked) === 10) return at
    }
    if (code === 10 || (quote === 0 && isBlank(code))) return at
    // Of an open quote the line ends, too, and its carriage return with it.
    if (code === 13 && text.charCodeAt(at + 1) === 10) return at
    if (code === 92) {
      const end = endOfBackslashes(text, at)
      if (isAtLineEnd(text, end)) {
        // A quote goes on in the next line.
        const lineEnd = text.indexOf('\n', end)
        if (quote === 0 || lineEnd === -1) return at
        at = lineEnd + 1
        continue
      }
      // Each pair is one; an odd one takes what follows, where it takes anything there.
      const isOdd = (end - at) % 2 === 1
      const takesNext = isOdd && (quote === 0 || (quote === 34 && text.charCodeAt(end) === 34))
      at = end + (takesNext ? 1 : 0)
      continue
    }
    if (quote === 0 && (code === 34 || code === 39)) quote = code
    else if (code === quote) quote = 0
    at += 1
  }
  return at
}
