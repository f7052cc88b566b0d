import { Lexer, createToken } from 'chevrotain'
import type { CustomPatternMatcherReturn, IToken, TokenType } from 'chevrotain'

import { charactersOtherThan, createUnknown } from '../shared/unknown.js'

/** The end of a line; it ends a directive wherever it stands. */
export const NewLine = createToken({ name: 'NewLine', pattern: '\n', line_breaks: true })

/** From a `#` to the last character of the line, wherever it stands, also inside a word. */
export const Comment = createToken({
  name: 'Comment',
  pattern: /#(?:[ \t\f\r]*[^ \t\f\r\n]+)*/,
  start_chars_hint: ['#'],
  line_breaks: false,
  group: 'trivia',
})

/** What heartbeat never sees: behind a NUL, or behind a carriage return that follows a word. */
export const Ignored = createToken({
  name: 'Ignored',
  pattern: { exec: matchIgnored },
  start_chars_hint: ['\r', '\0'],
  line_breaks: false,
  group: 'trivia',
})

export const Blank = createToken({ name: 'Blank', pattern: /[ \t\f]+/, start_chars_hint: [' ', '\t', '\f'], line_breaks: false, group: Lexer.SKIPPED })

/** Carriage returns before a line end, or in front of a directive: whitespace. */
export const Return = createToken({ name: 'Return', pattern: /\r[ \t\f\r]*/, start_chars_hint: ['\r'], line_breaks: false, group: Lexer.SKIPPED })

/** Separates words in most directives, and is part of a word in others. */
export const Comma = createToken({ name: 'Comma', pattern: ',' })

export const Word = createToken({
  name: 'Word',
  pattern: /[^ \t\f\r\n\0,#]+/,
  start_chars_hint: charactersOtherThan(' \t\f\r\n\0,#'),
  line_breaks: false,
})

/** No text comes here; it closes the list as in every grammar. */
export const Unknown = createUnknown()

/** All token types, in matching order. */
export const tokens: readonly TokenType[] = [NewLine, Comment, Ignored, Blank, Return, Comma, Word, Unknown]

function matchIgnored(text: string, offset: number, matched: IToken[]): CustomPatternMatcherReturn | null {
  const first = text[offset]
  if (first !== '\r' && first !== '\0') return null
  if (first === '\r') {
    const last = matched[matched.length - 1]
    if (last === undefined || last.tokenType === NewLine) return null
    let at = offset
    while (at < text.length && ' \t\f\r'.includes(text.charAt(at))) at += 1
    if (at === text.length || text[at] === '\n') return null
  }
  const lineEnd = text.indexOf('\n', offset)
  let end = lineEnd === -1 ? text.length : lineEnd
  while (end > offset + 1 && text[end - 1] === '\r') end -= 1
  return [text.slice(offset, end)]
}
