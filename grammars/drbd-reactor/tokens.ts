import { Lexer, createToken } from 'chevrotain'
import type { CustomPatternMatcherReturn, TokenType } from 'chevrotain'

import { createUnknown } from '../shared/unknown.js'

/** The end of a line; the carriage return before it is `Return`. */
export const NewLine = createToken({ name: 'NewLine', pattern: '\n', line_breaks: true })

export const Comment = createToken({ name: 'Comment', pattern: /#[^\r\n]*/, start_chars_hint: ['#'], line_breaks: false, group: 'trivia' })

export const Blank = createToken({ name: 'Blank', pattern: /[ \t]+/, group: Lexer.SKIPPED })

/** The carriage return of a line end. Any other is no whitespace to TOML. */
export const Return = createToken({
  name: 'Return',
  pattern: { exec: (text, offset) => (text[offset] === '\r' && text[offset + 1] === '\n' ? ['\r'] : null) },
  start_chars_hint: ['\r'],
  line_breaks: false,
  group: Lexer.SKIPPED,
})

/** The daemon passes over the mark that may begin a file. */
export const Mark = createToken({
  name: 'Mark',
  pattern: { exec: (text, offset) => (offset === 0 && text.startsWith('\uFEFF') ? ['\uFEFF'] : null) },
  start_chars_hint: ['\uFEFF'],
  line_breaks: false,
  group: Lexer.SKIPPED,
})

/** `"""…"""`, with escapes, over several lines. */
export const LongString = createToken({ name: 'LongString', pattern: { exec: (text, offset) => longString(text, offset, '"') }, start_chars_hint: ['"'], line_breaks: true })

/** `'''…'''`, as it stands, over several lines. */
export const LongLiteral = createToken({ name: 'LongLiteral', pattern: { exec: (text, offset) => longString(text, offset, "'") }, start_chars_hint: ["'"], line_breaks: true })

/** `"…"`, with escapes. */
export const BasicString = createToken({ name: 'BasicString', pattern: { exec: (text, offset) => shortString(text, offset, '"') }, start_chars_hint: ['"'], line_breaks: false })

/** `'…'`, as it stands. */
export const LiteralString = createToken({ name: 'LiteralString', pattern: { exec: (text, offset) => shortString(text, offset, "'") }, start_chars_hint: ["'"], line_breaks: false })

/** A string that nothing ends: the rest of its line, or of the file where it has three quotes. */
export const UnclosedString = createToken({ name: 'UnclosedString', pattern: { exec: unclosedString }, start_chars_hint: ['"', "'"], line_breaks: true })

/** What bare keys are made of, and most of the other values. */
export const Bare = createToken({ name: 'Bare', pattern: /[\w-]+/ })

export const Dot = createToken({ name: 'Dot', pattern: '.' })
/** Signs of numbers and times. */
export const Sign = createToken({ name: 'Sign', pattern: /[+:]/ })
export const Equals = createToken({ name: 'Equals', pattern: '=' })
export const Comma = createToken({ name: 'Comma', pattern: ',' })
export const OpenBracket = createToken({ name: 'OpenBracket', pattern: '[' })
export const CloseBracket = createToken({ name: 'CloseBracket', pattern: ']' })
export const OpenBrace = createToken({ name: 'OpenBrace', pattern: '{' })
export const CloseBrace = createToken({ name: 'CloseBrace', pattern: '}' })

/** A character that fits nowhere. */
export const Unknown = createUnknown()

/** All token types, in matching order. */
export const tokens: readonly TokenType[] = [
  Mark, NewLine, Blank, Return, Comment, Bare, LongString, LongLiteral, BasicString, LiteralString, UnclosedString,
  Dot, Sign, Equals, Comma, OpenBracket, CloseBracket, OpenBrace, CloseBrace, Unknown,
]

/** Two quotes more may stand before the three that end it. */
function longString(text: string, offset: number, quote: string): CustomPatternMatcherReturn | null {
  const three = quote.repeat(3)
  if (!text.startsWith(three, offset)) return null
  for (let at = offset + 3; at < text.length; at += 1) {
    if (text[at] === '\\' && quote === '"') at += 1
    else if (text.startsWith(three, at)) {
      let end = at + 3
      while (end < at + 5 && text[end] === quote) end += 1
      return [text.slice(offset, end)]
    }
  }
  return null
}

function shortString(text: string, offset: number, quote: string): CustomPatternMatcherReturn | null {
  // Three quotes that are not closed close nothing either.
  if (text[offset] !== quote || text.startsWith(quote.repeat(3), offset)) return null
  for (let at = offset + 1; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\n') return null
    if (sign === quote) return [text.slice(offset, at + 1)]
    if (sign === '\\' && quote === '"' && text[at + 1] !== '\n') at += 1
  }
  return null
}

function unclosedString(text: string, offset: number): CustomPatternMatcherReturn | null {
  const quote = text[offset]
  if (quote !== '"' && quote !== "'") return null
  if (text.startsWith(quote.repeat(3), offset)) return [text.slice(offset)]
  const newLine = text.indexOf('\n', offset)
  const end = newLine === -1 ? text.length : text[newLine - 1] === '\r' ? newLine - 1 : newLine
  return [text.slice(offset, end)]
}
