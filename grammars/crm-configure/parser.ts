import { EmbeddedActionsParser } from 'chevrotain'
import type { IToken } from 'chevrotain'

import { Continuation, NewLine, tokens, Unknown, Word } from './tokens.js'

/** The words of a statement, and the backslashes between them. */
export interface LineShape {
  readonly parts: readonly IToken[]
}

/** A whole file. */
export interface Shape {
  readonly lines: readonly LineShape[]
}

/** The total grammar of crm-configure: it accepts every sequence of tokens. */
class CrmConfigureParser extends EmbeddedActionsParser {
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

  /** line : ( Word | Unknown | Continuation NewLine? )* */
  readonly line = this.RULE('line', (): LineShape => {
    const parts: IToken[] = []
    this.MANY(() => {
      this.OR([
        { ALT: () => parts.push(this.CONSUME(Word)) },
        { ALT: () => parts.push(this.CONSUME(Unknown)) },
        {
          ALT: () => {
            parts.push(this.CONSUME(Continuation))
            this.OPTION(() => this.CONSUME(NewLine))
          },
        },
      ])
    })
    return { parts }
  })
}

let shared: CrmConfigureParser | undefined

/** Builds the shape of any token list; the parser is made on first use. */
export function parseShape(code: IToken[]): Shape {
  shared ??= new CrmConfigureParser({ skipValidations: true })
  shared.input = code
  const shape = shared.file()
  shared.input = []
  return shape
}

/** Makes a parser with all of Chevrotain's own checks on, for a test. */
export function createValidatedParser(): CrmConfigureParser {
  return new CrmConfigureParser({ skipValidations: false })
}
