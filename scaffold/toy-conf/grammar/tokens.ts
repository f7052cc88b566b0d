import { createToken, Lexer } from 'chevrotain'

import { charactersOtherThan, createUnknown } from '../../../grammars/shared/unknown.js'

export const Comment = createToken({ name: 'Comment', pattern: /#[^\r\n]*/, start_chars_hint: ['#'], group: 'trivia' })

export const NewLine = createToken({ name: 'NewLine', pattern: '\n' })

export const Blank = createToken({ name: 'Blank', pattern: /[ \t\r\f\v]+/, group: Lexer.SKIPPED })

/** Anything between blanks. */
export const Word = createToken({
  name: 'Word',
  pattern: /[^ \t\r\f\v\n#]+/,
  start_chars_hint: charactersOtherThan(' \t\r\f\v\n#'),
  line_breaks: false,
})

export const Unknown = createUnknown()

/** All token types in matching order. */
export const tokens = [Comment, NewLine, Blank, Word, Unknown]
