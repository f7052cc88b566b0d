import { Lexer, createToken } from 'chevrotain'
import type { CustomPatternMatcherReturn, IToken, TokenType } from 'chevrotain'

import { charactersOtherThan, createUnknown } from '../shared/unknown.js'

/** The end of a line; the carriage return before it is `Return`. */
export const NewLine = createToken({ name: 'NewLine', pattern: '\n', line_breaks: true })

/** A line whose first character behind blanks is `#`. Anywhere else a `#` is data. */
export const Comment = createToken({
  name: 'Comment',
  pattern: { exec: (text, offset) => (text[offset] === '#' && isFirst(text, offset) ? [text.slice(offset, endOfLine(text, offset))] : null) },
  start_chars_hint: ['#'],
  line_breaks: false,
  group: 'trivia',
})

export const Blank = createToken({ name: 'Blank', pattern: /[ \t]+/, group: Lexer.SKIPPED })

/** The one carriage return that corosync cuts off at the end of a line. */
export const Return = createToken({
  name: 'Return',
  pattern: { exec: (text, offset) => (text[offset] === '\r' && (offset + 1 === text.length || text[offset + 1] === '\n') ? ['\r'] : null) },
  start_chars_hint: ['\r'],
  line_breaks: false,
  group: Lexer.SKIPPED,
})

/** What stands before the brace that opens a section. */
export const SectionName = createToken({ name: 'SectionName', pattern: { exec: matchSectionName }, start_chars_hint: charactersOtherThan(' \t\n{'), line_breaks: false })

/** The first brace of a line, whatever else it holds. */
export const OpenBrace = createToken({ name: 'OpenBrace', pattern: { exec: matchOpenBrace }, start_chars_hint: ['{'], line_breaks: false })

/** What stands before the first colon of a line without an opening brace. */
export const Key = createToken({ name: 'Key', pattern: { exec: matchKey }, start_chars_hint: charactersOtherThan(' \t\n:'), line_breaks: false })

/** The colons behind a key, or before a brace. */
export const Colon = createToken({ name: 'Colon', pattern: { exec: matchColon }, start_chars_hint: [':'], line_breaks: false })

/** All that stands behind the first colon. */
export const Value = createToken({ name: 'Value', pattern: { exec: matchValue }, start_chars_hint: charactersOtherThan(' \t\n'), line_breaks: false })

/** The brace that ends a section: on a line with neither an opening one nor a colon. */
export const CloseBrace = createToken({ name: 'CloseBrace', pattern: { exec: matchCloseBrace }, start_chars_hint: ['}'], line_breaks: false })

/** What is left of a line, such as words behind a brace. */
export const Text = createToken({ name: 'Text', pattern: { exec: matchText }, start_chars_hint: charactersOtherThan(' \t\n'), line_breaks: false })

/** A character that fits nowhere. */
export const Unknown = createUnknown()

/** All token types, in matching order. */
export const tokens: readonly TokenType[] = [NewLine, Blank, Return, Comment, OpenBrace, SectionName, Colon, Key, Value, CloseBrace, Text, Unknown]

/** A line is what its first sign says: an opening brace, else a colon, else a closing brace. */
function matchSectionName(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (!isFirst(text, offset)) return null
  const brace = indexInLine(text, '{', offset)
  if (brace === -1) return null
  const end = trimmedEnd(text, offset, withoutColons(text, offset, brace))
  return end > offset ? [text.slice(offset, end)] : null
}

function matchOpenBrace(text: string, offset: number, matched: IToken[]): CustomPatternMatcherReturn | null {
  const last = lastOfLine(text, offset, matched)
  if (last === undefined) return isFirst(text, offset) ? ['{'] : null
  return last.tokenType === SectionName || (last.tokenType === Colon && !isBehindColon(text, offset, matched)) ? ['{'] : null
}

function matchColon(text: string, offset: number, matched: IToken[]): CustomPatternMatcherReturn | null {
  const last = lastOfLine(text, offset, matched)
  if (last?.tokenType === Key) return [':']
  if (last !== undefined && last.tokenType !== SectionName) return null
  if (last === undefined && !isFirst(text, offset)) return null
  if (last === undefined && indexInLine(text, '{', offset) === -1) return [':']
  let end = offset
  while (text[end] === ':' || text[end] === ' ' || text[end] === '\t') end += 1
  return [text.slice(offset, trimmedEnd(text, offset, end))]
}

function matchKey(text: string, offset: number): CustomPatternMatcherReturn | null {
  if (!isFirst(text, offset) || indexInLine(text, '{', offset) !== -1) return null
  const colon = indexInLine(text, ':', offset)
  return colon > offset ? [text.slice(offset, trimmedEnd(text, offset, colon))] : null
}

function matchValue(text: string, offset: number, matched: IToken[]): CustomPatternMatcherReturn | null {
  return isBehindColon(text, offset, matched) ? rest(text, offset) : null
}

function matchCloseBrace(text: string, offset: number, matched: IToken[]): CustomPatternMatcherReturn | null {
  const last = lastOfLine(text, offset, matched)
  if (last === undefined) return isFirst(text, offset) && !isOther(text, offset) ? ['}'] : null
  return last.tokenType === Text && text.indexOf('}', last.startOffset) === offset ? ['}'] : null
}

/** Stops before the first closing brace of a line that is about one. */
function matchText(text: string, offset: number, matched: IToken[]): CustomPatternMatcherReturn | null {
  if (lastOfLine(text, offset, matched) !== undefined) return rest(text, offset)
  const brace = indexInLine(text, '}', offset)
  const end = brace === -1 ? endOfLine(text, offset) : brace
  const last = trimmedEnd(text, offset, end)
  return last > offset ? [text.slice(offset, last)] : null
}

function rest(text: string, offset: number): CustomPatternMatcherReturn | null {
  const end = trimmedEnd(text, offset, endOfLine(text, offset))
  return end > offset ? [text.slice(offset, end)] : null
}

/** The line opens a section, or sets a key. */
function isOther(text: string, offset: number): boolean {
  return indexInLine(text, '{', offset) !== -1 || indexInLine(text, ':', offset) !== -1
}

/** The value of a key follows, and not a brace. */
function isBehindColon(text: string, offset: number, matched: IToken[]): boolean {
  const last = lastOfLine(text, offset, matched)
  if (last === undefined || last.tokenType !== Colon) return false
  return indexInLine(text, '{', last.startOffset) === -1
}

/** The token before a place, where it stands on the same line. */
function lastOfLine(text: string, offset: number, matched: readonly IToken[]): IToken | undefined {
  const last = matched[matched.length - 1]
  if (last === undefined || last.tokenType === NewLine) return undefined
  const end = last.startOffset + last.image.length
  for (let at = end; at < offset; at += 1) if (text[at] === '\n') return undefined
  return last
}

/** Only blanks stand before it on its line. */
function isFirst(text: string, offset: number): boolean {
  for (let at = offset - 1; at >= 0; at -= 1) {
    if (text[at] === '\n') return true
    if (text[at] !== ' ' && text[at] !== '\t') return false
  }
  return true
}

function indexInLine(text: string, sign: string, offset: number): number {
  for (let at = offset; at < text.length && text[at] !== '\n'; at += 1) if (text[at] === sign) return at
  return -1
}

/** Without the one carriage return before a line end. */
function endOfLine(text: string, offset: number): number {
  const newLine = text.indexOf('\n', offset)
  const end = newLine === -1 ? text.length : newLine
  return end > offset && text[end - 1] === '\r' ? end - 1 : end
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1
  return at
}

/** Colons and blanks before a brace belong to no name. */
function withoutColons(text: string, start: number, end: number): number {
  let at = end
  while (at > start && (text[at - 1] === ':' || text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1
  return at
}
