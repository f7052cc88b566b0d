import { createToken, Lexer } from 'chevrotain'

import { charactersOtherThan, createUnknown } from '../shared/unknown.js'

/** The mark that some editors put at the start of a file. Both readers take it for a part of the first word. */
export const ByteOrderMark = createToken({
  name: 'ByteOrderMark',
  pattern: (text: string, offset: number): RegExpExecArray | null =>
    offset === 0 && text.charCodeAt(0) === 0xfeff ? (['\uFEFF'] as unknown as RegExpExecArray) : null,
  start_chars_hint: ['\uFEFF'],
  line_breaks: false,
})

/** Runs from `#` to the end of the line, as its author means it; on a continued line ResourceManager sees words instead. */
export const Comment = createToken({
  name: 'Comment',
  pattern: /#(?:[^\r\n]|\r(?!\n))*/,
  start_chars_hint: ['#'],
  group: 'trivia',
})

/** A backslash directly before a line end: the line goes on. With anything between the two it is an ordinary word. */
export const Continuation = createToken({ name: 'Continuation', pattern: '\\\n', line_breaks: true })

export const NewLine = createToken({ name: 'NewLine', pattern: '\n' })

export const Blank = createToken({ name: 'Blank', pattern: /[ \t]+|\r(?=\n)/, group: Lexer.SKIPPED })

/** A host's name or a resource: anything between blanks. */
export const Word = createToken({
  name: 'Word',
  pattern: /(?:[^ \t\r\n#\\]|\\(?!\n)|\r(?!\n))+/,
  start_chars_hint: charactersOtherThan(' \t\n#'),
  line_breaks: false,
})

export const Unknown = createUnknown()

/** All token types in matching order. */
export const tokens = [ByteOrderMark, Comment, Continuation, NewLine, Blank, Word, Unknown]
