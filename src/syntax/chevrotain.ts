import { Lexer } from 'chevrotain'
import type { IMultiModeLexerDefinition, IToken, TokenType } from 'chevrotain'

import type { Span } from '../text/span.js'
import type { Token, TokenChannel } from './token.js'

/** A token of a grammar, for a language's own `parse.ts` only. */
export type GrammarToken = IToken

/** A token that serves as a word of the tree as it is: a second object for each word would cost as much as parsing. */
interface PlacedToken extends IToken {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** Makes placed tokens. Chevrotain chooses this function by `positionTracking`, and calls it for each token. */
class PlacingLexer extends Lexer {
  /** Where in the text the part begins that is cut into tokens. */
  offset = 0

  protected readonly createTokenInstance = (
    image: string,
    start: number,
    tokenTypeIdx: number,
    tokenType: TokenType
  ): PlacedToken => ({
    image,
    startOffset: this.offset + start,
    tokenTypeIdx,
    tokenType,
    kind: tokenType.name,
    start: this.offset + start,
    end: this.offset + start + image.length,
  })
}

/** What the lexer found: code for the parser, comments apart; whitespace is what lies between. */
export interface LexedText {
  readonly code: IToken[]
  readonly comments: IToken[]
}

/** A lexed text whose tokens can stand in a tree. */
export interface PlacedText extends LexedText {
  readonly code: PlacedToken[]
}

/**
 * Makes the function that cuts a text into a grammar's tokens. The lexer is built on first use.
 *
 * A grammar puts comments in group `trivia` and skips whitespace; its last token type is a catch-all, so that no text
 * is an error and the gaps between tokens are whitespace only. With `span` it cuts only that part, at whose ends no token
 * may lie across.
 */
export function createLexer(types: readonly TokenType[] | IMultiModeLexerDefinition): (text: string, span?: Span) => PlacedText {
  let lexer: PlacingLexer | undefined
  return (text, span) => {
    lexer ??= new PlacingLexer('modes' in types ? types : [...types], {
      positionTracking: 'onlyOffset',
      ensureOptimizations: true,
      skipValidations: true,
    })
    lexer.offset = span?.start ?? 0
    const result = lexer.tokenize(span === undefined ? text : text.slice(span.start, span.end))
    // `createTokenInstance` above made each of them; a test holds Chevrotain to it.
    return { code: result.tokens as PlacedToken[], comments: result.groups['trivia'] ?? [] }
  }
}

/** Lists all tokens of a lexed text in order, whitespace filled in: together they are the text. */
export function tile(text: string, lexed: LexedText): Token[] {
  const tokens: Token[] = []
  let done = 0
  let nextComment = 0

  const add = (token: IToken, channel: TokenChannel): void => {
    const { start, end } = spanOf(token)
    if (start > done) tokens.push({ kind: 'WhiteSpace', channel: 'whitespace', start: done, end: start })
    tokens.push({ kind: token.tokenType.name, channel, start, end })
    done = end
  }
  const addCommentsBefore = (offset: number): void => {
    for (;;) {
      const comment = lexed.comments[nextComment]
      if (comment === undefined || comment.startOffset >= offset) return
      add(comment, 'comment')
      nextComment += 1
    }
  }

  // Chevrotain passes over a byte-order mark; it is neither whitespace nor to be lost.
  if (text.startsWith('\uFEFF') && lexed.code[0]?.startOffset !== 0) {
    tokens.push({ kind: 'ByteOrderMark', channel: 'unknown', start: 0, end: 1 })
    done = 1
  }
  for (const token of lexed.code) {
    addCommentsBefore(token.startOffset)
    add(token, channelOf(token.tokenType.name))
  }
  addCommentsBefore(text.length)
  if (done < text.length) tokens.push({ kind: 'WhiteSpace', channel: 'whitespace', start: done, end: text.length })
  return tokens
}

/**
 * The tokens of a file whose tree holds none of them: they are cut anew where somebody asks for them, because kept they take
 * more memory than all the rest. Comments are few, and asked for in every check.
 */
export function cutOnDemand(text: string, lex: (text: string) => LexedText, comments: readonly IToken[]): { tokens(): Token[]; comments(): Token[] } {
  return {
    tokens: () => tile(text, lex(text)),
    comments: () => comments.map(token => ({ kind: token.tokenType.name, channel: 'comment', ...spanOf(token) })),
  }
}

/** Reads a grammar token's place. Chevrotain's end offset is inclusive; ours is not. */
export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length }
}

function channelOf(kind: string): TokenChannel {
  if (kind === 'NewLine') return 'whitespace'
  return kind === 'Unknown' ? 'unknown' : 'code'
}
