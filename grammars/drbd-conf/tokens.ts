import { createToken, Lexer } from 'chevrotain'

import { createUnknown } from '../shared/unknown.js'

/** Runs from `#` to the end of the line. */
export const Comment = createToken({
  name: 'Comment',
  pattern: /#(?:[^\r\n]|\r(?!\n))*/,
  start_chars_hint: ['#'],
  group: 'trivia',
})

export const WhiteSpace = createToken({ name: 'WhiteSpace', pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED })

export const LeftBrace = createToken({ name: 'LeftBrace', pattern: '{' })
export const RightBrace = createToken({ name: 'RightBrace', pattern: '}' })
export const Semicolon = createToken({ name: 'Semicolon', pattern: ';' })

/** The rest of a long run of `;`, behind its first one. A token for each would cost hundreds of bytes a character. */
export const Semicolons = createToken({ name: 'Semicolons', pattern: /(?<=;);{15,}/, start_chars_hint: [';'] })

/** The rest of a run of `}` that is longer than blocks may be deep. */
export const RightBraces = createToken({ name: 'RightBraces', pattern: /(?<=\}{257})\}{15,}/, start_chars_hint: ['}'] })

/** The rest of a run of `{` that is longer than blocks may be deep. */
export const LeftBraces = createToken({ name: 'LeftBraces', pattern: /(?<=\{{257})\{{15,}/, start_chars_hint: ['{'] })

/** What a statement is made of. */
export const Piece = createToken({ name: 'Piece', pattern: Lexer.NA })

/** drbdadm's STRING, and the keywords, numbers and addresses that it tells apart by their text. */
export const Bare = createToken({ name: 'Bare', pattern: /[A-Za-z0-9/._-]+/, categories: [Piece] })

/** A string on one line; a backslash takes the next character literally. */
export const QuotedString = createToken({
  name: 'QuotedString',
  pattern: /"(?:[^"\\\n]|\\[^\n])*"/,
  start_chars_hint: ['"'],
  categories: [Piece],
})

/**
 * A string over several lines, which no release accepts: each line ends in a backslash, or the closing quote ends its line
 * or stands before a `;`. It is one token so that its faults are one.
 */
export const BrokenString = createToken({
  name: 'BrokenString',
  pattern: /"(?:(?:[^"\\\n]|\\[^])*"|(?:[^"\\\n{}]|\\[^])*\n(?:[^"\\{}]|\\[^])*"(?=[ \t\r]*(?:;|\n|(?![^]))))/,
  start_chars_hint: ['"'],
  line_breaks: true,
  categories: [Piece],
})

/** A quote that nothing closes: the rest of its line. */
export const UnclosedString = createToken({
  name: 'UnclosedString',
  pattern: /"(?:[^\r\n]|\r(?!\n))*/,
  start_chars_hint: ['"'],
  categories: [Piece],
})

export const Colon = createToken({ name: 'Colon', pattern: ':', categories: [Piece] })
export const LeftBracket = createToken({ name: 'LeftBracket', pattern: '[', categories: [Piece] })
export const RightBracket = createToken({ name: 'RightBracket', pattern: ']', categories: [Piece] })

/** Any other character. */
export const Unknown = createUnknown([Piece])

/** All token types in matching order. */
export const tokens = [
  WhiteSpace,
  Bare,
  Semicolons,
  Semicolon,
  LeftBraces,
  LeftBrace,
  RightBraces,
  RightBrace,
  Colon,
  QuotedString,
  BrokenString,
  UnclosedString,
  Comment,
  LeftBracket,
  RightBracket,
  Piece,
  Unknown,
]
