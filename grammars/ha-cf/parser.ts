import { EmbeddedActionsParser } from 'chevrotain'
import type { IToken } from 'chevrotain'

import { Comma, NewLine, Unknown, Word, tokens } from './tokens.js'

/** The words and commas of one line, in order; never empty. */
export type LineShape = readonly IToken[]

/** Reads the lines that hold something. Every token sequence has a shape. */
export function parseShape(input: IToken[]): LineShape[] {
  parser ??= new HaCfParser({ skipValidations: true })
  parser.input = input
  return parser.file()
}

/** Builds the parser with all of Chevrotain's self-checks, for tests. */
export function createValidatedParser(): EmbeddedActionsParser {
  return new HaCfParser({ skipValidations: false })
}

let parser: HaCfParser | undefined

class HaCfParser extends EmbeddedActionsParser {
  /** `file = { NewLine | line } ;` */
  readonly file = this.RULE('file', (): LineShape[] => {
    const lines: LineShape[] = []
    this.MANY(() => {
      this.OR([
        { ALT: () => void this.CONSUME(NewLine) },
        { ALT: () => void lines.push(this.SUBRULE(this.line)) },
      ])
    })
    return lines
  })

  /** `line = ( word | "," ) { word | "," } ;` */
  private readonly line = this.RULE('line', (): LineShape => {
    const parts: IToken[] = []
    this.AT_LEAST_ONE(() => {
      const part = this.OR([
        { ALT: () => this.CONSUME(Word) },
        { ALT: () => this.CONSUME(Comma) },
        { ALT: () => this.CONSUME(Unknown) },
      ])
      parts.push(part)
    })
    return parts
  })

  constructor(options: { readonly skipValidations: boolean }) {
    super([...tokens], { ...options, recoveryEnabled: false, maxLookahead: 1 })
    this.performSelfAnalysis()
  }
}
