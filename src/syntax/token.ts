/** `whitespace` includes line ends, also where a grammar counts them as code. */
export type TokenChannel = 'code' | 'comment' | 'whitespace' | 'unknown'

/** A stretch of a text; the tokens of a file tile its text. */
export interface Token {
  /** The token type's name in the grammar. */
  readonly kind: string
  readonly channel: TokenChannel
  readonly start: number
  readonly end: number
}

/** Tells whether a token carries meaning for the formatter: everything but whitespace does. */
export function isSolid(token: Token): boolean {
  return token.channel !== 'whitespace'
}
