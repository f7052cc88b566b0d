import { EmbeddedActionsParser } from 'chevrotain'
import type { IToken } from 'chevrotain'

import { ByteOrderMark, Continuation, NewLine, tokens, Unknown, Word } from './tokens.js'

/** One line of the text. */
export interface LineShape {
  readonly words: readonly IToken[]
  /** The backslash and line end by which it goes on. */
  readonly continuation: IToken | undefined
}

/** A whole file: every line of the text, empty ones too. */
export interface Shape {
  readonly lines: readonly LineShape[]
}

/** The total grammar of haresources: it accepts every sequence of tokens. */
class HaresourcesParser extends EmbeddedActionsParser {
  constructor(options: { readonly skipValidations: boolean }) {
    super(tokens, { recoveryEnabled: false, maxLookahead: 1, ...options })
    this.performSelfAnalysis()
  }

  /** file : words ( ( NewLine | Continuation ) words )* */
  readonly file = this.RULE('file', (): Shape => {
    const lines: LineShape[] = []
    let words = this.SUBRULE1(this.words)
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(NewLine)
            lines.push({ words, continuation: undefined })
          },
        },
        { ALT: () => lines.push({ words, continuation: this.CONSUME(Continuation) }) },
      ])
      words = this.SUBRULE2(this.words)
    })
    lines.push({ words, continuation: undefined })
    return { lines }
  })

  /** words : ( Word | ByteOrderMark | Unknown )* */
  readonly words = this.RULE('words', (): readonly IToken[] => {
    const words: IToken[] = []
    this.MANY(() => {
      this.OR([
        { ALT: () => words.push(this.CONSUME(Word)) },
        { ALT: () => words.push(this.CONSUME(ByteOrderMark)) },
        { ALT: () => words.push(this.CONSUME(Unknown)) },
      ])
    })
    return words
  })
}

let shared: HaresourcesParser | undefined

/** Builds the shape of any token list; the parser is made on first use. */
export function parseShape(code: IToken[]): Shape {
  shared ??= new HaresourcesParser({ skipValidations: true })
  shared.input = code
  return shared.file()
}

/** Makes a parser with all of Chevrotain's own checks on, for a test. */
export function createValidatedParser(): HaresourcesParser {
  return new HaresourcesParser({ skipValidations: false })
}
