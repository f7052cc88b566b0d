import { createToken, Lexer } from 'chevrotain'

import { charactersOtherThan, createUnknown } from '../shared/unknown.js'

/** The mark that some editors put at the start of a file. Heartbeat takes it for a part of the first word. */
export const ByteOrderMark = createToken({
  name: 'ByteOrderMark',
  pattern: (text: string, offset: number): RegExpExecArray | null =>
    offset === 0 && text.charCodeAt(0) === 0xfeff ? (['\uFEFF'] as unknown as RegExpExecArray) : null,
  start_chars_hint: ['\uFEFF'],
  line_breaks: false,
})

/** A whole line whose first character is `#`; behind a word a `#` is a word like any other. */
export const Comment = createToken({
  name: 'Comment',
  pattern: (text: string, offset: number): RegExpExecArray | null => {
    if (text.charCodeAt(offset) !== 0x23 || !isFirstOfLine(text, offset)) return null
    const end = text.indexOf('\n', offset)
    const stop = end === -1 ? text.length : text.charCodeAt(end - 1) === 0x0d ? end - 1 : end
    return [text.slice(offset, stop)] as unknown as RegExpExecArray
  },
  start_chars_hint: ['#'],
  line_breaks: false,
  group: 'trivia',
})

/** What stands behind a NUL: heartbeat's string functions never see it. */
export const Hidden = createToken({ name: 'Hidden', pattern: /\0[^\n]*/, start_chars_hint: ['\0'], group: 'trivia' })

export const NewLine = createToken({ name: 'NewLine', pattern: '\n' })

/** Parts words like a blank, yet a line that begins with it is not skipped: code, so that the formatter leaves it alone. */
export const VerticalTab = createToken({ name: 'VerticalTab', pattern: '\v' })

export const Blank = createToken({ name: 'Blank', pattern: /[ \t\r\f]+/, group: Lexer.SKIPPED })

/** Anything between blanks. */
export const Word = createToken({
  name: 'Word',
  pattern: /[^ \t\r\f\v\n\0]+/,
  start_chars_hint: charactersOtherThan(' \t\r\f\v\n\0'),
  line_breaks: false,
})

export const Unknown = createUnknown()

/** All token types in matching order. */
export const tokens = [ByteOrderMark, Comment, Hidden, NewLine, VerticalTab, Blank, Word, Unknown]

function isFirstOfLine(text: string, offset: number): boolean {
  for (let at = offset - 1; at >= 0; at -= 1) {
    const character = text.charCodeAt(at)
    if (character === 0x0a) return true
    if (character === 0xfeff && at === 0) return true
    if (character !== 0x20 && character !== 0x09 && character !== 0x0d && character !== 0x0c) return false
  }
  return true
}
