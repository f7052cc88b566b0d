import { EmbeddedActionsParser, EOF, tokenMatcher } from 'chevrotain'
import type { IToken } from 'chevrotain'

import { boundsOf, endsBlock, headOf, isDiskHead, isExtraBrace, isSectionHead, isStarter } from './boundaries.js'
import type { Bounds } from './boundaries.js'
import { firstOf } from './shape.js'
import type { Shape, ShapeBlock, ShapeItem, ShapeWord } from './shape.js'
import { Bare, LeftBrace, LeftBraces, Piece, RightBrace, RightBraces, Semicolon, Semicolons, tokens } from './tokens.js'

/** A code token, which is its own word: a second object for each word would cost as much as the parsing. */
export type PlacedToken = IToken & ShapeWord

/** What the gates of the grammar know of a text. */
export interface Surroundings {
  readonly text: string
  /** Tells whether a word is the name of an option in any release. */
  isName(word: string): boolean
  /** Every brace of the text has its partner: then none is missing, whatever stands where. */
  readonly isPaired: boolean
}

const noWords: readonly ShapeWord[] = []
const nothing: Surroundings = { text: '', isName: () => false, isPaired: false }

/**
 * The total grammar of drbd.conf: it accepts every sequence of tokens.
 *
 * Gates choose where a statement or a block ends when its `;` or brace is missing; what is missing is read off the shape.
 * What a production asks for is made once and not at each call, as every statement of a file passes through it.
 */
class DrbdConfParser extends EmbeddedActionsParser {
  #around = nothing
  /** Greater than zero inside a `skip` block, where only the braces count. */
  #skipped = 0
  /** How many blocks are open. */
  #depth = 0
  /** The words of the statement at hand, and behind them what is left of longer ones before it. */
  #taken: ShapeWord[] = []
  #count = 0
  #items: ShapeItem[] = []
  #bounds = boundsOf('')

  readonly #after = (distance: number): IToken => this.LA(1 + distance)
  readonly #has = (word: string): boolean => this.#items.some(item => item.words[0]?.image === word)
  readonly #itemKinds = [
    {
      ALT: () => {
        const items = this.#items
        items.push(this.SUBRULE(this.statement))
        this.#items = items
      },
    },
    {
      ALT: () => {
        this.#items.push(this.#terminatorFrom(this.CONSUME(Semicolon)))
      },
    },
    {
      ALT: () => {
        this.#items.push(this.#terminatorFrom(this.CONSUME(Semicolons)))
      },
    },
    {
      ALT: () => {
        const items = this.#items
        items.push(namelessOf(this.SUBRULE(this.block, noHead)))
        this.#items = items
      },
    },
    {
      ALT: () => {
        this.#items.push(this.#strayFrom(this.CONSUME(RightBrace)))
      },
    },
    {
      ALT: () => {
        this.#items.push(this.#strayFrom(this.CONSUME(RightBraces)))
      },
    },
    {
      ALT: () => {
        this.#items.push(this.#strayFrom(this.CONSUME(LeftBraces)))
      },
    },
  ]
  readonly #furtherWords = {
    GATE: () => this.#goesOn(this.LA(1)),
    DEF: () => {
      this.#taken[this.#count] = wordOf(this.CONSUME1(Piece))
      this.#count += 1
    },
  }
  readonly #eachItem = () => {
    this.OR(this.#itemKinds)
  }
  readonly #contentItems = {
    GATE: () => !this.#isOver(this.#bounds),
    DEF: () => {
      const bounds = this.#bounds
      this.OR(this.#itemKinds)
      this.#bounds = bounds
    },
  }

  constructor(options: { readonly skipValidations: boolean }) {
    super([...tokens], { recoveryEnabled: false, maxLookahead: 1, ...options })
    this.performSelfAnalysis()
  }

  begin(input: PlacedToken[], around: Surroundings): void {
    this.#around = around
    this.#skipped = 0
    this.#depth = 0
    this.#taken = []
    this.#items = []
    this.input = input
  }

  /** file : ( item | "}" )*   where item : statement | ";" | block */
  readonly file = this.RULE('file', (): Shape => {
    const items: ShapeItem[] = []
    this.#items = items
    this.MANY(this.#eachItem)
    return { items }
  })

  /** statement : word word* ( ";" openless? | block | openless )?   a further word only where no statement begins with it */
  readonly statement = this.RULE('statement', (): ShapeItem => {
    const first = this.CONSUME(Piece)
    this.#taken[0] = wordOf(first)
    this.#count = 1
    this.MANY(this.#furtherWords)
    if (this.RECORDING_PHASE) this.#recordEnd()
    return this.#rest(first.startOffset)
  })

  /** block : "{" ( item | "}" )* "}"?   an item only if it may stand there, an inner "}" only if it is one too many */
  readonly block = this.RULE('block', (head: string): ShapeBlock => {
    const open = this.CONSUME(LeftBrace).startOffset
    return this.#contents(open, head, [])
  })

  /** openless : statement ( item | "}" )* "}"?   a block whose "{" is missing, in a text that lacks one */
  readonly openless = this.RULE('openless', (head: string): ShapeBlock => {
    const items = [this.SUBRULE1(this.statement)]
    return this.#contents(-1, head, items)
  })

  #recordEnd(): void {
    this.OPTION(() =>
      this.OR([
        { ALT: () => this.CONSUME(Semicolon) },
        { ALT: () => this.SUBRULE(this.block, noHead) },
        { ALT: () => this.SUBRULE(this.openless, noHead) },
      ])
    )
  }

  /** Takes what stands side by side with a lone `;` and is as useless as it: one fault. */
  #terminatorFrom(first: IToken): ShapeItem {
    let last = first
    for (let next = this.LA(1); isBehind(last, next) && (next.tokenType === Semicolon || next.tokenType === Semicolons); next = this.SKIP_TOKEN()) last = next
    return { kind: 'Item', start: first.startOffset, words: noWords, block: undefined, end: lastOffsetOf(last) }
  }

  /** Takes the braces that stand side by side with one that closes nothing. Inside of a block the next one may close it. */
  #strayFrom(first: IToken): ShapeItem {
    let last = first
    if (this.#depth === 0)
      for (let next = this.LA(1); isBehind(last, next) && (next.tokenType === RightBrace || next.tokenType === RightBraces); next = this.SKIP_TOKEN()) last = next
    return { kind: 'Stray', start: first.startOffset, words: noWords, block: undefined, end: lastOffsetOf(last) }
  }

  /** Takes what follows the words of a statement. */
  #rest(start: number): ShapeItem {
    const words = firstOf(this.#taken, this.#count)
    const next = this.LA(1)
    if (next.tokenType === Semicolon) {
      const after = this.SKIP_TOKEN()
      // In a text that lacks a brace, a `;` may stand in its place.
      const block = this.#around.isPaired || words.length > 1 ? undefined : this.#takeOpenless(words, after)
      return { kind: 'Item', start, words, block, end: block === undefined ? next.startOffset : -1 }
    }
    return { kind: 'Item', start, words, block: this.#takeSection(words, next), end: -1 }
  }

  #contents(open: number, head: string, items: ShapeItem[]): ShapeBlock {
    const outer = this.#items
    if (head === 'skip') this.#skipped += 1
    this.#depth += 1
    this.#items = items
    this.#bounds = boundsOf(head)
    this.MANY(this.#contentItems)
    this.#items = outer
    let close = -1
    if (this.RECORDING_PHASE) this.OPTION(() => this.CONSUME2(RightBrace))
    const next = this.LA(1)
    if (next.tokenType === RightBrace) {
      close = next.startOffset
      this.SKIP_TOKEN()
    }
    if (head === 'skip') this.#skipped -= 1
    this.#depth -= 1
    return { open, close, items: items.slice() }
  }

  #goesOn(next: IToken): boolean {
    const first = this.#taken[0]
    const last = this.#taken[this.#count - 1]
    if (first === undefined || last === undefined || last.kind === 'UnclosedString') return false
    if (next.tokenType !== Bare) return tokenMatcher(next, Piece)
    if (this.#skipped > 0 || !hasLineEnd(this.#around.text, last.end, next.startOffset)) return true
    return !isStarter({ first: first.image, last: last.image, next: next.image, isName: this.#around.isName })
  }

  #takeSection(words: readonly ShapeWord[], next: IToken): ShapeBlock | undefined {
    if (next.tokenType === LeftBrace) return this.SUBRULE(this.block, { ARGS: [headOf(words)] })
    return this.#takeOpenless(words, next)
  }

  /** Takes a block whose `{` is missing, where words are the head of one. */
  #takeOpenless(words: readonly ShapeWord[], next: IToken): ShapeBlock | undefined {
    if (next.tokenType !== Bare || this.#around.isPaired || this.#skipped > 0) return undefined
    if (!isSectionHead(words) && !isDiskHead(words, { next: next.image, isName: this.#around.isName })) return undefined
    const head = headOf(words)
    if (endsBlock(boundsOf(head), next, this.LA(2))) return undefined
    return this.SUBRULE(this.openless, { ARGS: [head] })
  }

  #isOver(bounds: Bounds): boolean {
    const next = this.LA(1)
    const type = next.tokenType
    if (type === Bare) return !this.#around.isPaired && this.#skipped === 0 && endsBlock(bounds, next, this.LA(2))
    if (type !== RightBrace) return type === EOF
    return (
      this.#around.isPaired ||
      this.#skipped > 0 ||
      !isExtraBrace({ head: bounds.head, after: this.#after, isName: this.#around.isName, has: this.#has })
    )
  }
}

const noHead = { ARGS: [''] as [string] }

let parser: DrbdConfParser | undefined

/** Parses the code tokens of a text; any sequence has a shape. The parser is built on first use. */
export function parseShape(input: PlacedToken[], around: Surroundings): Shape {
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
  // All of the input is placed; while Chevrotain records the grammar, the word is never read.
  return token as PlacedToken
}

/** Where a token ends, inclusive. While Chevrotain records the grammar, tokens have no text. */
function lastOffsetOf({ startOffset, image }: IToken): number {
  return startOffset + Math.max(image.length, 1) - 1
}

function isBehind(token: IToken, next: IToken): boolean {
  return next.startOffset === lastOffsetOf(token) + 1
}

function namelessOf(block: ShapeBlock): ShapeItem {
  // While Chevrotain records the grammar, no rule returns anything yet.
  return { kind: 'Item', start: block?.open ?? 0, words: noWords, block, end: -1 }
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) return true
  return false
}
