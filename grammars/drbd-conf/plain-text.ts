import { isStarter } from './boundaries.js'
import { firstOf } from './shape.js'
import type { ShapeBlock, ShapeItem, ShapeWord } from './shape.js'
import { Bare, Colon, LeftBracket, QuotedString, RightBracket } from './tokens.js'

/** The items of a stretch, or nothing where it holds anything that is not plain. */
export type PlainItems = ShapeItem[] | undefined

/**
 * Makes a function that parses stretches of a text in which every statement ends and every block has its head, as in nearly
 * all files: it cuts words and puts them together in one go, in a fifth of the time that a lexer and a parser take.
 *
 * Nothing where a stretch holds anything else: a missing or a lone `;`, a sign that no word has, a string with a backslash in
 * it or over several lines, a `skip`. The parser of the whole grammar reads those; what this one reads, it reads likewise
 * (`test/grammars/drbd-conf/plain-text.test.ts`). Every brace of the text must have its partner.
 */
export function createPlainParser(text: string, isName: (word: string) => boolean): (start: number, end: number) => PlainItems {
  const parser = new PlainParser(text, isName)
  return (start, end) => parser.parse(start, end)
}

/** What a character may be. */
const [isOther, isBlank, isLetter, isLineEnd] = [0, 1, 2, 3]

/** The kinds of the characters of ASCII; made on first use. */
let kinds: Uint8Array | undefined

function kindsOfCharacters(): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => {
    const sign = String.fromCharCode(code)
    if (/[A-Za-z0-9/._-]/.test(sign)) return isLetter
    if (sign === '\n') return isLineEnd
    return /[ \t\r]/.test(sign) ? isBlank : isOther
  })
}

const lineFeed = 10
const quote = 34
const hash = 35
const colon = 58
const semicolon = 59
const leftBracket = 91
const backslash = 92
const rightBracket = 93
const leftBrace = 123
const rightBrace = 125

class PlainParser {
  readonly #text: string
  readonly #isName: (word: string) => boolean
  readonly #kinds: Uint8Array
  /** Words that came before, by a number that is worked out of their letters: most come again, and equal ones are one text. */
  readonly #known: string[]
  #at = 0
  #end = 0
  /** The stretch is not plain. */
  #isOdd = false
  /** A line ends between the word at hand and the one before it. */
  #isOnNextLine = false
  /** The words of the statement at hand, and behind them what is left of longer ones before it. */
  readonly #taken: ShapeWord[] = []

  constructor(text: string, isName: (word: string) => boolean) {
    this.#text = text
    this.#isName = isName
    this.#kinds = kinds ??= kindsOfCharacters()
    this.#known = new Array<string>(text.length < manyCharacters ? fewWords : manyWords).fill('')
  }

  parse(start: number, end: number): PlainItems {
    this.#at = start
    this.#end = end
    this.#isOdd = false
    const items = this.#items()
    return this.#isOdd || this.#at < end ? undefined : items
  }

  /** Takes items up to a `}` or the end of the stretch. */
  #items(): ShapeItem[] {
    const items: ShapeItem[] = []
    for (;;) {
      this.#skip()
      if (this.#at >= this.#end || this.#text.charCodeAt(this.#at) === rightBrace) return items
      const item = this.#item()
      if (item === undefined) {
        this.#isOdd = true
        return items
      }
      items.push(item)
    }
  }

  #item(): ShapeItem | undefined {
    const start = this.#at
    const taken = this.#taken
    let count = 0
    for (;;) {
      const word = this.#word()
      if (word === undefined) break
      if (count > 0 && this.#isOnNextLine && word.kind === Bare.name && this.#isStarter(count, word)) return undefined
      taken[count] = word
      count += 1
      this.#skip()
    }
    const sign = this.#at < this.#end ? this.#text.charCodeAt(this.#at) : 0
    if (count === 0 || (sign !== semicolon && sign !== leftBrace) || taken[0]?.image === 'skip') return undefined
    const words = firstOf(taken, count)
    if (sign === semicolon) return { kind: 'Item', start, words, block: undefined, end: this.#at++ }
    const block = this.#block()
    return block === undefined ? undefined : { kind: 'Item', start, words, block, end: -1 }
  }

  #block(): ShapeBlock | undefined {
    const open = this.#at
    this.#at += 1
    const items = this.#items()
    if (this.#isOdd || this.#at >= this.#end) return undefined
    const close = this.#at
    this.#at += 1
    return { open, close, items: items.slice() }
  }

  #isStarter(count: number, { image: next }: ShapeWord): boolean {
    return isStarter({ first: this.#taken[0]?.image ?? '', last: this.#taken[count - 1]?.image ?? '', next, isName: this.#isName })
  }

  /** Passes over blanks and comments. */
  #skip(): void {
    const text = this.#text
    const kindOf = this.#kinds
    const end = this.#end
    let at = this.#at
    this.#isOnNextLine = false
    for (; at < end; at += 1) {
      const code = text.charCodeAt(at)
      const kind = kindOf[code]
      if (kind === isBlank) continue
      if (kind === isLineEnd) this.#isOnNextLine = true
      else if (code === hash) {
        const lineEnd = text.indexOf('\n', at)
        if (lineEnd === -1 || lineEnd >= end) {
          at = end
          break
        }
        at = lineEnd
        this.#isOnNextLine = true
      } else break
    }
    this.#at = at
  }

  #word(): ShapeWord | undefined {
    const start = this.#at
    if (start >= this.#end) return undefined
    const code = this.#text.charCodeAt(start)
    if (this.#kinds[code] === isLetter) return this.#bare(start)
    switch (code) {
      case quote:
        return this.#string(start)
      case colon:
        this.#at = start + 1
        return { kind: Colon.name, image: ':', start, end: start + 1 }
      case leftBracket:
        this.#at = start + 1
        return { kind: LeftBracket.name, image: '[', start, end: start + 1 }
      case rightBracket:
        this.#at = start + 1
        return { kind: RightBracket.name, image: ']', start, end: start + 1 }
      default:
        return undefined
    }
  }

  #bare(start: number): ShapeWord {
    const text = this.#text
    const kindOf = this.#kinds
    const last = this.#end
    let end = start
    let number = 0
    for (; end < last; end += 1) {
      const code = text.charCodeAt(end)
      if (kindOf[code] !== isLetter) break
      number = (Math.imul(number, 31) + code) | 0
    }
    this.#at = end
    const known = this.#known
    const place = (number ^ (number >>> 15)) & (known.length - 1)
    let image = known[place] ?? ''
    if (image.length !== end - start || !text.startsWith(image, start)) known[place] = image = text.slice(start, end)
    return { kind: Bare.name, image, start, end }
  }

  /** Takes a string on one line without a backslash. */
  #string(start: number): ShapeWord | undefined {
    const text = this.#text
    for (let at = start + 1; at < this.#end; at += 1) {
      const code = text.charCodeAt(at)
      if (code === backslash || code === lineFeed) return undefined
      if (code !== quote) continue
      this.#at = at + 1
      return { kind: QuotedString.name, image: text.slice(start, at + 1), start, end: at + 1 }
    }
    return undefined
  }
}

const manyCharacters = 32_768
/** Powers of two. */
const fewWords = 64
const manyWords = 4096
