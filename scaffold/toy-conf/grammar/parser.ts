import { EmbeddedActionsParser } from 'chevrotain'
import type { IToken } from 'chevrotain'

import { NewLine, tokens, Unknown, Word } from './tokens.js'

/** The words of a line. */
export interface LineShape {
  readonly words: readonly IToken[]
}

/** A whole file. */
export interface Shape {
  readonly lines: readonly LineShape[]
}

/** The total grammar of toy.conf: it accepts every sequence of tokens. */
class ToyConfParser extends EmbeddedActionsParser {
  constructor(options: { readonly skipValidations: boolean }) {
    super(tokens, { recoveryEnabled: false, maxLookahead: 1, ...options })
    this.performSelfAnalysis()
  }

  /** file : line ( NewLine line )* */
  readonly file = this.RULE('file', (): Shape => {
    const lines = [this.SUBRULE1(this.line)]
    this.MANY(() => {
      this.CONSUME(NewLine)
      lines.push(this.SUBRULE2(this.line))
    })
    return { lines }
  })

  /** line : ( Word | Unknown )* */
  readonly line = this.RULE('line', (): LineShape => {
    const words: IToken[] = []
    this.MANY(() => {
      this.OR([{ ALT: () => words.push(this.CONSUME(Word)) }, { ALT: () => words.push(this.CONSUME(Unknown)) }])
    })
    return { words }
  })
}

let shared: ToyConfParser | undefined

/** Builds the shape of any token list; the parser is made on first use. */
export function parseShape(code: IToken[]): Shape {
  shared ??= new ToyConfParser({ skipValidations: true })
  shared.input = code
  return shared.file()
}

/** Makes a parser with all of Chevrotain's own checks on, for a test. */
export function createValidatedParser(): ToyConfParser {
  return new ToyConfParser({ skipValidations: false })
}
