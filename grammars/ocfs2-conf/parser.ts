import { EmbeddedActionsParser } from 'chevrotain'
import type { IToken } from 'chevrotain'

import { Colon, Equals, Name, NewLine, StrayReturn, Unknown, Value, tokens } from './tokens.js'

/** What stands on one line, in order. */
export interface LineShape {
  readonly parts: readonly IToken[]
  /** The line end in front of it; absent for the first line. */
  readonly newLine?: IToken
}

/** Lists the lines of a file, empty ones too. Every token sequence has a shape. */
export function parseShape(input: IToken[]): LineShape[] {
  parser ??= new Ocfs2ConfParser({ skipValidations: true })
  parser.input = input
  return parser.file()
}

/** Builds the parser with all of Chevrotain's self-checks, for tests. */
export function createValidatedParser(): EmbeddedActionsParser {
  return new Ocfs2ConfParser({ skipValidations: false })
}

let parser: Ocfs2ConfParser | undefined

class Ocfs2ConfParser extends EmbeddedActionsParser {
  /** `file = line { NewLine line } ;` */
  readonly file = this.RULE('file', (): LineShape[] => {
    const lines: LineShape[] = [{ parts: this.SUBRULE(this.line) }]
    this.MANY(() => {
      const newLine = this.CONSUME(NewLine)
      lines.push({ newLine, parts: this.SUBRULE2(this.line) })
    })
    return lines
  })

  /** `line = { Name | ":" | "=" | Value | StrayReturn | Unknown } ;` */
  private readonly line = this.RULE('line', (): readonly IToken[] => {
    const parts: IToken[] = []
    this.MANY(() => {
      const part = this.OR([
        { ALT: () => this.CONSUME(Name) },
        { ALT: () => this.CONSUME(Colon) },
        { ALT: () => this.CONSUME(Equals) },
        { ALT: () => this.CONSUME(Value) },
        { ALT: () => this.CONSUME(StrayReturn) },
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
