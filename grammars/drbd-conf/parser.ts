import { EmbeddedActionsParser, EOF } from 'chevrotain'
import type { IToken } from 'chevrotain'

import { endsBlock, headOf, isExtraBrace, isSectionHead, isStarter } from './boundaries.js'
import { Bare, LeftBrace, Piece, RightBrace, Semicolon, tokens } from './tokens.js'

/** A word as it stands; `kind` is the name of its token type. */
export interface ShapeWord {
  readonly kind: string
  readonly image: string
  readonly start: number
  readonly end: number
}

/** A statement, a section, or a stray sign. `start` is the offset of its first word, of the `;`, the `{` or the `}`. */
export interface ShapeItem {
  /** `Stray` is a `}` that closes nothing. */
  readonly kind: 'Item' | 'Stray'
  readonly start: number
  readonly words: readonly ShapeWord[]
  readonly block: ShapeBlock | undefined
  /** The offset of the `;`, or -1. */
  readonly end: number
}

/** A block; `open` or `close` is -1 where the brace is missing. */
export interface ShapeBlock {
  readonly open: number
  readonly close: number
  readonly items: readonly ShapeItem[]
}

/** A whole file. */
export interface Shape {
  readonly items: readonly ShapeItem[]
}

/** What the gates of the grammar know of a text. */
export interface Surroundings {
  readonly text: string
  /** Tells whether a word is the name of an option in any release. */
  isName(word: string): boolean
}

const noWords: readonly ShapeWord[] = []
const nothing: Surroundings = { text: '', isName: () => false }

/**
 * The total grammar of drbd.conf: it accepts every sequence of tokens.
 *
 * Gates choose where a statement or a block ends when its `;` or brace is missing; what is missing is read off the shape.
 * The alternatives are made once and hand their results over in fields: a closure for each statement would cost more than
 * the parsing.
 */
class DrbdConfParser extends EmbeddedActionsParser {
  #around = nothing
  /** Greater than zero inside a `skip` block, where only the braces count. */
  #skipped = 0
  #words: ShapeWord[] = []
  #items: ShapeItem[] = []
  #head = ''
  #end = -1
  #block: ShapeBlock | undefined

  readonly #after = (distance: number): IToken => this.LA(1 + distance)
  readonly #has = (word: string): boolean => this.#items.some(item => item.words[0]?.image === word)
  readonly #anyItem = [
    {
      ALT: () => {
        const items = this.#items
        items.push(this.SUBRULE(this.item))
        this.#items = items
      },
    },
    {
      ALT: () => {
        this.#items.push(strayOf(this.CONSUME(RightBrace)))
      },
    },
  ]
  readonly #eachItem = () => {
    this.OR(this.#anyItem)
  }
  readonly #itemKinds = [
    { ALT: () => this.SUBRULE(this.statement) },
    { ALT: () => terminatorOf(this.CONSUME(Semicolon)) },
    { ALT: () => namelessOf(this.SUBRULE(this.block, noHead)) },
  ]
  readonly #moreWords = {
    GATE: () => this.#goesOn(this.#words),
    DEF: () => {
      this.#words.push(wordOf(this.CONSUME1(Piece)))
    },
  }
  readonly #tails = [
    {
      ALT: () => {
        this.#end = this.CONSUME(Semicolon).startOffset
      },
    },
    {
      ALT: () => {
        this.#block = this.SUBRULE(this.block, { ARGS: [headOf(this.#words)] })
        this.#end = -1
      },
    },
    {
      ALT: () => {
        this.#block = this.SUBRULE(this.openless, { ARGS: [headOf(this.#words)] })
        this.#end = -1
      },
    },
  ]
  readonly #tail = {
    GATE: () => this.#hasTail(this.#words),
    DEF: () => {
      this.OR(this.#tails)
    },
  }
  readonly #contentItems = {
    GATE: () => !this.#isOver(this.#head),
    DEF: () => {
      const head = this.#head
      this.OR(this.#anyItem)
      this.#head = head
    },
  }

  constructor(options: { readonly skipValidations: boolean }) {
    super([...tokens], { recoveryEnabled: false, maxLookahead: 1, ...options })
    this.performSelfAnalysis()
  }

  begin(input: IToken[], around: Surroundings): void {
    this.#around = around
    this.#skipped = 0
    this.#words = []
    this.#items = []
    this.#block = undefined
    this.input = input
  }

  /** file : ( item | "}" )* */
  readonly file = this.RULE('file', (): Shape => {
    const items: ShapeItem[] = []
    this.#items = items
    this.MANY(this.#eachItem)
    return { items }
  })

  /** item : statement | ";" | block */
  readonly item = this.RULE('item', (): ShapeItem => this.OR(this.#itemKinds))

  /** statement : word word* ( ";" | block | openless )?   a further word only where no statement begins with it */
  readonly statement = this.RULE('statement', (): ShapeItem => {
    const words: ShapeWord[] = [wordOf(this.CONSUME(Piece))]
    this.#words = words
    this.MANY(this.#moreWords)
    this.#end = -1
    this.#block = undefined
    this.OPTION(this.#tail)
    const end = this.#end
    const block = this.#block
    this.#block = undefined
    return { kind: 'Item', start: words[0]?.start ?? 0, words, block, end }
  })

  /** block : "{" ( item | "}" )* "}"?   an item only if it may stand there, an inner "}" only if it is one too many */
  readonly block = this.RULE('block', (head: string): ShapeBlock => {
    const open = this.CONSUME(LeftBrace).startOffset
    return this.#contents(open, head, [])
  })

  /** openless : statement ( item | "}" )* "}"?   a block whose "{" is missing */
  readonly openless = this.RULE('openless', (head: string): ShapeBlock => {
    const items = [this.SUBRULE(this.statement)]
    return this.#contents(-1, head, items)
  })

  #contents(open: number, head: string, items: ShapeItem[]): ShapeBlock {
    const outer = this.#items
    if (head === 'skip') this.#skipped += 1
    this.#items = items
    this.#head = head
    this.MANY(this.#contentItems)
    this.#items = outer
    let close = -1
    if (this.LA(1).tokenType === RightBrace || this.RECORDING_PHASE) {
      this.OPTION(() => {
        close = this.CONSUME2(RightBrace).startOffset
      })
    }
    if (head === 'skip') this.#skipped -= 1
    return { open, close, items }
  }

  #goesOn(words: readonly ShapeWord[]): boolean {
    const last = words[words.length - 1]
    if (last === undefined || last.kind === 'UnclosedString') return false
    const next = this.LA(1)
    if (next.tokenType !== Bare || this.#skipped > 0 || !hasLineEnd(this.#around.text, last.end, next.startOffset))
      return true
    return !isStarter(words, next.image, this.#around.isName)
  }

  #hasTail(words: readonly ShapeWord[]): boolean {
    const next = this.LA(1)
    if (next.tokenType === Semicolon || next.tokenType === LeftBrace) return true
    if (next.tokenType !== Bare || this.#skipped > 0 || !isSectionHead(words)) return false
    return !endsBlock(headOf(words), next, this.LA(2))
  }

  #isOver(head: string): boolean {
    const next = this.LA(1)
    if (next.tokenType === EOF) return true
    if (next.tokenType === RightBrace)
      return (
        this.#skipped > 0 || !isExtraBrace({ head, after: this.#after, isName: this.#around.isName, has: this.#has })
      )
    return this.#skipped === 0 && endsBlock(head, next, this.LA(2))
  }
}

const noHead = { ARGS: [''] as [string] }

let parser: DrbdConfParser | undefined

/** Parses the code tokens of a text; any sequence has a shape. The parser is built on first use. */
export function parseShape(input: IToken[], around: Surroundings): Shape {
  parser ??= createParser({ skipValidations: true })
  parser.begin(input, around)
  const shape = parser.file()
  parser.begin([], nothing)
  return shape
}

/** Builds a parser of its own; a test builds one with all of Chevrotain's self-checks. */
export function createParser(options: { readonly skipValidations: boolean }): DrbdConfParser {
  return new DrbdConfParser(options)
}

function wordOf(token: IToken): ShapeWord {
  const { image, startOffset: start } = token
  return { kind: token.tokenType.name, image, start, end: start + image.length }
}

function strayOf(token: IToken): ShapeItem {
  return { kind: 'Stray', start: token.startOffset, words: noWords, block: undefined, end: -1 }
}

function terminatorOf(token: IToken): ShapeItem {
  return { kind: 'Item', start: token.startOffset, words: noWords, block: undefined, end: token.startOffset }
}

function namelessOf(block: ShapeBlock): ShapeItem {
  // While Chevrotain records the grammar, no rule returns anything yet.
  return { kind: 'Item', start: block?.open ?? 0, words: noWords, block, end: -1 }
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) return true
  return false
}
