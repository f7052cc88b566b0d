import { Lexer, createToken } from 'chevrotain'
import type { CustomPatternMatcherReturn, IToken, TokenType } from 'chevrotain'

import { charactersOtherThan, createUnknown } from '../shared/unknown.js'

/** The end of a line; inside a value a backslash before it takes its meaning away. */
export const NewLine = createToken({ name: 'NewLine', pattern: '\n', line_breaks: true })

/** A `#` in the first column, to the end of the line. Anywhere else it is no comment. */
export const Comment = createToken({
  name: 'Comment',
  pattern: { exec: matchComment },
  start_chars_hint: ['#'],
  line_breaks: false,
  group: 'trivia',
})

/** What stands behind a NUL: at most places the scanner takes it for the end of the file. */
export const Hidden = createToken({ name: 'Hidden', pattern: /\0[^]*/, line_breaks: true, group: 'trivia' })

export const Blank = createToken({ name: 'Blank', pattern: /[ \t]+/, group: Lexer.SKIPPED })

/** Carriage returns and blanks before a line end. */
export const Return = createToken({
  name: 'Return',
  pattern: { exec: matchReturn },
  start_chars_hint: ['\r'],
  line_breaks: false,
  group: Lexer.SKIPPED,
})

/** Carriage returns, and blanks between them, with more behind them on the line. */
export const StrayReturn = createToken({ name: 'StrayReturn', pattern: /\r(?:[ \t\r]*\r)?/ })

export const Colon = createToken({ name: 'Colon', pattern: ':' })
export const Equals = createToken({ name: 'Equals', pattern: '=' })

/** All that stands behind the first equals sign of a line, also on lines that continue it. */
export const Value = createToken({
  name: 'Value',
  pattern: { exec: matchValue },
  start_chars_hint: charactersOtherThan(' \t\n\0'),
  line_breaks: true,
})

export const Name = createToken({ name: 'Name', pattern: /[A-Za-z0-9_]+/ })

/** A character that fits nowhere. */
export const Unknown = createUnknown()

/** All token types, in matching order. */
export const tokens: readonly TokenType[] = [NewLine, Hidden, Blank, Return, Value, Comment, StrayReturn, Colon, Equals, Name, Unknown]

function matchReturn(text: string, offset: number): CustomPatternMatcherReturn | null {
  let end = offset
  while (end < text.length && ' \t\r'.includes(text.charAt(end))) end += 1
  return end === text.length || text[end] === '\n' || text[end] === '\0' ? [text.slice(offset, end)] : null
}

function matchComment(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (text[offset] !== '#' || (offset > 0 && text[offset - 1] !== '\n')) return null
  return [text.slice(offset, withoutReturns(text, offset, endOfLine(text, offset)))]
}

/** A backslash right before the line end continues a value; blanks behind a last one stay, so that it does not. */
function matchValue(text: string, offset: number, matched: IToken[]): CustomPatternMatcherReturn | null {
  const equals = matched[matched.length - 1]
  if (equals?.tokenType !== Equals || !isBlank(text, equals.startOffset + 1, offset)) return null
  let lineStart = offset
  let end = endOfLine(text, offset)
  while (text[end] === '\n' && end > lineStart && text[end - 1] === '\\') {
    lineStart = end + 1
    end = endOfLine(text, lineStart)
  }
  let last = end
  while (last > lineStart && ' \t\r'.includes(text.charAt(last - 1))) last -= 1
  if (last < end && text[last - 1] === '\\' && last > lineStart) last = end
  return last > offset ? [text.slice(offset, last)] : null
}

function endOfLine(text: string, offset: number): number {
  for (let at = offset; at < text.length; at += 1) if (text[at] === '\n' || text[at] === '\0') return at
  return text.length
}

function withoutReturns(text: string, start: number, end: number): number {
  let at = end
  while (at > start && text[at - 1] === '\r') at -= 1
  return at
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (text[at] !== ' ' && text[at] !== '\t') return false
  return true
}
