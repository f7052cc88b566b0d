import { EmbeddedActionsParser } from 'chevrotain'
import type { IToken } from 'chevrotain'

import { CloseBrace, Colon, Key, NewLine, OpenBrace, SectionName, Text, Unknown, Value, tokens } from './tokens.js'

/** What a line is: exactly one of its braces and colons decides, else it is words. */
export type LineShape =
  | { readonly kind: 'opening'; readonly name?: IToken; readonly colon?: IToken; readonly brace: IToken; readonly rest: readonly IToken[] }
  | { readonly kind: 'item'; readonly key?: IToken; readonly colon: IToken; readonly value: readonly IToken[] }
  | { readonly kind: 'closing'; readonly before: readonly IToken[]; readonly brace: IToken; readonly rest: readonly IToken[] }
  | { readonly kind: 'words'; readonly words: readonly IToken[] }

/** Lists the lines of a file that hold anything. Every token sequence has a shape. */
export function parseShape(input: IToken[]): LineShape[] {
  parser ??= new CorosyncConfParser({ skipValidations: true })
  parser.input = input
  const lines = parser.file()
  parser.input = []
  return lines
}

/** Builds the parser with all of Chevrotain's self-checks, for tests. */
export function createValidatedParser(): EmbeddedActionsParser {
  return new CorosyncConfParser({ skipValidations: false })
}

let parser: CorosyncConfParser | undefined

class CorosyncConfParser extends EmbeddedActionsParser {
  /** `file = line { NewLine line } ;` */
  readonly file = this.RULE('file', (): LineShape[] => {
    const lines: LineShape[] = []
    const keep = (line: LineShape): void => {
      if (line.kind !== 'words' || line.words.length > 0) lines.push(line)
    }
    keep(this.SUBRULE(this.line))
    this.MANY(() => {
      this.CONSUME(NewLine)
      keep(this.SUBRULE2(this.line))
    })
    return lines
  })

  /** `line = [ opening | item | closing | words ] ;` Which one, the tokens tell: each kind has some of its own. */
  private readonly line = this.RULE('line', (): LineShape => {
    const parts: IToken[] = []
    this.MANY(() => {
      const part = this.OR([
        { ALT: () => this.CONSUME(SectionName) },
        { ALT: () => this.CONSUME(OpenBrace) },
        { ALT: () => this.CONSUME(Key) },
        { ALT: () => this.CONSUME(Colon) },
        { ALT: () => this.CONSUME(Value) },
        { ALT: () => this.CONSUME(CloseBrace) },
        { ALT: () => this.CONSUME(Text) },
        { ALT: () => this.CONSUME(Unknown) },
      ])
      parts.push(part)
    })
    return shapeOf(parts)
  })

  constructor(options: { readonly skipValidations: boolean }) {
    super([...tokens], { ...options, recoveryEnabled: false, maxLookahead: 1 })
    this.performSelfAnalysis()
  }
}

function shapeOf(parts: readonly IToken[]): LineShape {
  const opening = parts.findIndex(({ tokenType }) => tokenType === OpenBrace)
  const brace = parts[opening]
  if (brace !== undefined) {
    const name = parts[0]?.tokenType === SectionName ? { name: parts[0] } : {}
    const before = parts[opening - 1]
    return { kind: 'opening', ...name, ...(before?.tokenType === Colon ? { colon: before } : {}), brace, rest: parts.slice(opening + 1) }
  }
  const at = parts.findIndex(({ tokenType }) => tokenType === Colon)
  const colon = parts[at]
  if (colon !== undefined) {
    const key = parts[0]?.tokenType === Key ? { key: parts[0] } : {}
    return { kind: 'item', ...key, colon, value: parts.slice(at + 1) }
  }
  const closing = parts.findIndex(({ tokenType }) => tokenType === CloseBrace)
  const close = parts[closing]
  if (close !== undefined) return { kind: 'closing', before: parts.slice(0, closing), brace: close, rest: parts.slice(closing + 1) }
  return { kind: 'words', words: parts }
}
