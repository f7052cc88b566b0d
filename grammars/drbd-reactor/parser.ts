import { EmbeddedActionsParser } from 'chevrotain'
import type { IToken, TokenType } from 'chevrotain'

import {
  Bare, BasicString, CloseBrace, CloseBracket, Comma, Dot, Equals, LiteralString, LongLiteral, LongString, NewLine, OpenBrace, OpenBracket, Sign, UnclosedString, Unknown, tokens,
} from './tokens.js'

/** A line of a file. */
export type LineShape =
  /** All of its tokens; the first is an opening bracket. */
  | { readonly kind: 'header'; readonly parts: readonly IToken[] }
  | PairShape

/** What stands before and behind `=`, and what is left of the line. */
export interface PairShape {
  readonly kind: 'pair'
  readonly key: readonly IToken[]
  readonly equals?: IToken
  readonly value?: ValueShape
  readonly rest: readonly IToken[]
}

/** A value, or what stands in the place of one. */
export type ValueShape =
  | { readonly kind: 'words'; readonly words: readonly IToken[] }
  | { readonly kind: 'array'; readonly open: IToken; readonly items: readonly ItemShape[]; readonly close?: IToken }
  | { readonly kind: 'table'; readonly open: IToken; readonly items: readonly MemberShape[]; readonly close?: IToken }

/** What stands in an array: values, the commas between them, and what belongs there not. */
export type ItemShape = ValueShape | Loose

/** What stands in a table in braces. */
export type MemberShape = PairShape | Loose

export type Loose = { readonly kind: 'comma'; readonly token: IToken } | { readonly kind: 'stray'; readonly token: IToken }

/** Deeper, brackets are signs like others: real files nest three deep. */
export const deepestValue = 64

/** Lists the lines of a file that hold anything. Every token sequence has a shape. */
export function parseShape(input: IToken[]): LineShape[] {
  parser ??= new DrbdReactorParser({ skipValidations: true })
  parser.input = input
  const lines = parser.file()
  parser.input = []
  return lines
}

/** Builds the parser with all of Chevrotain's self-checks, for tests. */
export function createValidatedParser(): EmbeddedActionsParser {
  return new DrbdReactorParser({ skipValidations: false })
}

let parser: DrbdReactorParser | undefined

/** The total grammar of TOML: it accepts every sequence of tokens. */
class DrbdReactorParser extends EmbeddedActionsParser {
  private depth = 0

  /** `file = line { NewLine line } ;` */
  readonly file = this.RULE('file', (): LineShape[] => {
    const lines: LineShape[] = []
    const keep = (line: LineShape | undefined): void => {
      if (line !== undefined) lines.push(line)
    }
    keep(this.SUBRULE(this.line))
    this.MANY(() => {
      this.CONSUME(NewLine)
      keep(this.SUBRULE2(this.line))
    })
    return lines
  })

  /** `line = [ header | pair ] ;` */
  private readonly line = this.RULE('line', (): LineShape | undefined => {
    if (this.LA(1).tokenType !== OpenBracket) return this.SUBRULE(this.pair)
    return this.SUBRULE(this.header)
  })

  /** `header = OpenBracket { anything but NewLine } ;` */
  private readonly header = this.RULE('header', (): LineShape => {
    const parts: IToken[] = []
    this.AT_LEAST_ONE(() => parts.push(this.SUBRULE(this.anything)))
    return { kind: 'header', parts }
  })

  /** `pair = { anything but Equals } [ Equals [ value ] { anything } ] ;` */
  private readonly pair = this.RULE('pair', (): PairShape | undefined => {
    const key: IToken[] = []
    let found: Pick<PairShape, 'equals' | 'value'> | undefined
    const rest: IToken[] = []
    this.MANY({ GATE: () => this.LA(1).tokenType !== Equals, DEF: () => key.push(this.SUBRULE(this.anything)) })
    this.OPTION(() => {
      found = this.SUBRULE(this.assigned)
      this.MANY2(() => rest.push(this.SUBRULE2(this.anything)))
    })
    return key.length === 0 && found === undefined ? undefined : { kind: 'pair', key, ...found, rest }
  })

  /** `assigned = Equals [ value ] ;` */
  private readonly assigned = this.RULE('assigned', (): Pick<PairShape, 'equals' | 'value'> => {
    const equals = this.CONSUME(Equals)
    let value: ValueShape | undefined
    this.OPTION({ GATE: () => !this.isTooDeep(), DEF: () => (value = this.SUBRULE(this.value)) })
    return value === undefined ? { equals } : { equals, value }
  })

  /** `value = array | table | words ;` */
  private readonly value = this.RULE('value', (): ValueShape =>
    this.OR([
      { ALT: () => this.SUBRULE(this.array) },
      { ALT: () => this.SUBRULE(this.table) },
      { ALT: (): ValueShape => ({ kind: 'words', words: this.SUBRULE(this.words) }) },
    ]))

  /** `array = OpenBracket { value | Comma | NewLine | stray } [ CloseBracket ] ;` It ends, too, before what can only be a line. */
  private readonly array = this.RULE('array', (): ValueShape => {
    const open = this.CONSUME(OpenBracket)
    const items: ItemShape[] = []
    this.depth += 1
    this.MANY({
      GATE: () => !this.isLineNext(),
      DEF: () =>
        this.OR([
          { ALT: () => void this.CONSUME(NewLine) },
          { ALT: () => void items.push({ kind: 'comma', token: this.CONSUME(Comma) }) },
          { ALT: () => void items.push({ kind: 'stray', token: this.CONSUME(Equals) }) },
          { ALT: () => void items.push({ kind: 'stray', token: this.CONSUME(CloseBrace) }) },
          { GATE: () => !this.isTooDeep(), ALT: () => void items.push(this.SUBRULE(this.value)) },
          { GATE: () => this.isTooDeep(), ALT: () => void items.push({ kind: 'stray', token: this.CONSUME2(OpenBracket) }) },
          { GATE: () => this.isTooDeep(), ALT: () => void items.push({ kind: 'stray', token: this.CONSUME(OpenBrace) }) },
        ]),
    })
    this.depth -= 1
    let close: IToken | undefined
    this.OPTION(() => (close = this.CONSUME(CloseBracket)))
    return { kind: 'array', open, items, ...(close === undefined ? {} : { close }) }
  })

  /** `table = OpenBrace { member | Comma | stray } [ CloseBrace ] ;` It has a line for itself. */
  private readonly table = this.RULE('table', (): ValueShape => {
    const open = this.CONSUME(OpenBrace)
    const items: MemberShape[] = []
    this.depth += 1
    this.MANY(() =>
      this.OR([
        { ALT: () => void items.push({ kind: 'comma', token: this.CONSUME(Comma) }) },
        { ALT: () => void items.push({ kind: 'stray', token: this.CONSUME(OpenBracket) }) },
        { ALT: () => void items.push({ kind: 'stray', token: this.CONSUME(CloseBracket) }) },
        { ALT: () => void items.push({ kind: 'stray', token: this.CONSUME2(OpenBrace) }) },
        { ALT: () => void items.push(this.SUBRULE(this.member)) },
      ]))
    this.depth -= 1
    let close: IToken | undefined
    this.OPTION(() => (close = this.CONSUME(CloseBrace)))
    return { kind: 'table', open, items, ...(close === undefined ? {} : { close }) }
  })

  /** `member = words [ assigned ] | assigned ;` */
  private readonly member = this.RULE('member', (): PairShape =>
    this.OR([
      {
        ALT: (): PairShape => {
          const key = this.SUBRULE(this.words)
          let found: Pick<PairShape, 'equals' | 'value'> | undefined
          this.OPTION(() => (found = this.SUBRULE(this.assigned)))
          return { kind: 'pair', key, ...found, rest: [] }
        },
      },
      { ALT: (): PairShape => ({ kind: 'pair', key: [], ...this.SUBRULE2(this.assigned), rest: [] }) },
    ]))

  /** `words = word { word } ;` */
  private readonly words = this.RULE('words', (): IToken[] => {
    const words: IToken[] = []
    this.AT_LEAST_ONE(() => words.push(this.SUBRULE(this.word)))
    return words
  })

  private readonly word = this.RULE('word', (): IToken => this.OR(wordTypes.map((type, index) => ({ ALT: () => this.consume(index, type) }))))

  private readonly anything = this.RULE('anything', (): IToken =>
    this.OR([...wordTypes, Equals, Comma, OpenBracket, CloseBracket, OpenBrace, CloseBrace].map((type, index) => ({ ALT: () => this.consume(index, type) }))))

  constructor(options: { readonly skipValidations: boolean }) {
    super([...tokens], { ...options, recoveryEnabled: false, maxLookahead: 1 })
    this.performSelfAnalysis()
  }

  private isTooDeep(): boolean {
    return this.depth >= deepestValue
  }

  /** Behind a line end: `name =`, or `[name`, which no array holds but for the words that are values. */
  private isLineNext(): boolean {
    if (this.LA(1).tokenType !== NewLine) return false
    const first = this.LA(2).tokenType
    if (first === Bare) {
      for (let ahead = 3; ; ahead += 2) {
        if (this.LA(ahead).tokenType === Equals) return true
        if (ahead > mostKeyParts || this.LA(ahead).tokenType !== Dot || this.LA(ahead + 1).tokenType !== Bare) return false
      }
    }
    if (first !== OpenBracket) return false
    const at = this.LA(3).tokenType === OpenBracket ? 4 : 3
    const name = this.LA(at)
    return name.tokenType === Bare && /^[A-Za-z_]/.test(name.image) && !/^(?:true|false|inf|nan)$/.test(name.image) && [Dot, CloseBracket].includes(this.LA(at + 1).tokenType)
  }
}

/** A key of more parts than that is none that ends an array. */
const mostKeyParts = 40

const wordTypes: readonly TokenType[] = [Bare, Dot, Sign, BasicString, LiteralString, LongString, LongLiteral, UnclosedString, Unknown]
