import { parseShape } from '../../../grammars/drbd-conf/parser.js'
import type { PlacedToken } from '../../../grammars/drbd-conf/parser.js'
import { createPlainParser } from '../../../grammars/drbd-conf/plain-text.js'
import { stretchesOf } from '../../../grammars/drbd-conf/stretches.js'
import { tokens as tokenTypes } from '../../../grammars/drbd-conf/tokens.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import { createLexer, spanOf, tile } from '../../syntax/chevrotain.js'
import { deepestNesting, nestingOf } from '../../syntax/depth-guard.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Token } from '../../syntax/token.js'
import { createSource } from '../../text/source.js'
import type { Source } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { Ast, Item } from './ast.js'
import { skipBlank } from './reading/lexis.js'
import type { KeptPart, KeptSections } from './reading/kept.js'
import type { MeantText } from './reading/meant-text.js'
import { meantTextOf } from './reading/meant-text.js'
import { isOptionName } from './reading/names.js'
import type { StencilBook } from './stencils/stencil-book.js'
import type { FittingText } from './stencils/stencil.js'

const lex = createLexer(tokenTypes)

/** As many UTF-16 units as have a tree that fits into a processor's cache. */
const partLength = 32_768

/** Lists all tokens of a text, whitespace included. */
export function tokenize(source: Source): readonly Token[] {
  return tile(source.text, lex(source.text))
}

/** A piece of a file as it is read: an item of the tree, or a resource that fits a stencil. */
export type Part = Item | FittingText

/** The same of a file that is edited: also a resource that was read before. */
export type EditedPart = Part | KeptPart

/** Tells an item of the tree from what stands for a resource. */
export function isItem(part: EditedPart): part is Item {
  return part.kind !== 'FittingText' && part.kind !== 'KeptPart'
}

/** Parses a text as far as its first block, which is all that drbdadm reads of a template. */
export function parseFirstSection({ id, text, encoding }: Source): DrbdConfFile {
  let depth = 0
  for (const { kind, end } of lex(text).code) {
    if (kind === 'LeftBrace') depth += 1
    else if (kind === 'RightBrace') depth -= 1
    else if (kind !== 'Semicolon' || depth > 0) continue
    if (depth <= 0) return parse(createSource(id, text.slice(0, end), encoding))
  }
  return parse(createSource(id, text, encoding))
}

/** A parsed drbd.conf. Its tree is made when and as often as its items are asked for, and kept only where `ast` is. */
export interface DrbdConfFile extends ParsedFile<Ast> {
  /** Every brace has its partner, and none stands where its section cannot. */
  readonly isPaired: boolean
  /** It is parsed stretch by stretch. */
  readonly isLong: boolean
  /**
   * The file, piece by piece. Whoever lets go of each before the next needs little memory, and time. With stencils the
   * resources that fit one are not parsed, nor are those of a long file that are kept.
   */
  parts(stencils: StencilBook | undefined, kept?: KeptSections): Iterable<EditedPart>
  /** Parses one outermost block, whose place is known. */
  itemAt(extent: Span): Item | undefined
  /** The same file with the tree of what stands around a place alone: whoever asks about one place need not wait for the whole. */
  around(offset: number): DrbdConfFile
  /** Cuts a long file that nobody has parsed yet between its outermost blocks; nothing for any other one. */
  pieces(): readonly Piece[] | undefined
  /** Lists the comments in a stretch at whose ends no word is cut. */
  commentsIn(span: Span): readonly Span[]
  /** What its author means where that is not what stands there; the tree is that of the meant text. */
  readonly meant: MeantText | undefined
}

/** What stands from the end of one outermost block to that of the next. */
export interface Piece {
  readonly start: number
  readonly text: string
  /** Parses it. */
  items(): readonly Item[]
}

/**
 * Parses a text; every text has a tree.
 *
 * Only what no release could read at all is a fault here. A missing `;` or `}` shows in the tree and is judged by `read`,
 * which knows the release: some forgive it. Tokens are listed anew when they are asked for: checking needs the tree only.
 */
export function parse(source: Source): DrbdConfFile {
  const meant = meantTextOf(source.text)
  if (meant !== undefined) return wholeFile(source, meant)
  const ends = stretchesOf(source.text, deepestNesting, 0)
  return ends === undefined ? wholeFile(source, undefined) : new PairedFile(source, ends)
}

/** A file that lacks a brace, or has too many: what follows decides what a brace belongs to. Or one that means something else than it says. */
function wholeFile(source: Source, meant: MeantText | undefined): DrbdConfFile {
  const { text } = source
  const faults: Fault[] = []
  let code = meant === undefined ? lex(text).code : lex(meant.text).code.map(token => placedIn(meant, token))
  const { tooDeep, isPaired } = nestingOf(code, 'LeftBrace', 'RightBrace')
  if (tooDeep !== -1) {
    const start = code[tooDeep]?.startOffset ?? 0
    faults.push({
      rule: 'drbd-conf/too-deep',
      at: { file: source.id, span: spanFrom(start, start + 1) },
      message: `Blocks are nested more than ${deepestNesting} deep; nothing from here on is checked`,
    })
    code = code.slice(0, tooDeep)
  }
  const isNested = isPaired && stretchesOf(meant?.text ?? text, deepestNesting) !== undefined
  const ast = parseShape(code, { text, isName: isOptionName, isPaired: isNested })
  const parsed = createParsedFile({ source, ast, faults, tokens: () => tokenize(source) })
  const file: DrbdConfFile = Object.assign(parsed, {
    isPaired: isNested,
    isLong: false,
    meant,
    parts: () => ast.items,
    itemAt: ({ start }: Span) => ast.items.find(item => item.start === start),
    around: () => file,
    pieces: () => undefined,
    commentsIn: () => parsed.comments,
  })
  return file
}

/** Gives a token of the meant text its place in the file; its words stay those that were meant. */
function placedIn({ offsetOf }: MeantText, token: PlacedToken): PlacedToken {
  const start = offsetOf(token.start)
  return { ...token, start, startOffset: start, end: Math.max(start + 1, offsetOf(token.end)) }
}

/** A file in which every brace has its partner. */
class PairedFile implements DrbdConfFile {
  readonly source: Source
  readonly faults: readonly Fault[] = []
  readonly isPaired = true
  readonly meant = undefined
  readonly #ends: readonly number[]
  #parsePlain: ReturnType<typeof createPlainParser> | undefined
  #ast: Ast | undefined
  #tokens: readonly Token[] | undefined
  /** What was asked for last: who points at a place asks several questions. */
  #narrow: { readonly stretch: number; readonly file: DrbdConfFile } | undefined

  constructor(source: Source, ends: readonly number[]) {
    this.source = source
    this.#ends = ends
  }

  *parts(stencils: StencilBook | undefined, kept?: KeptSections): Generator<EditedPart> {
    if (this.#ast !== undefined && (kept === undefined || !this.isLong)) {
      yield* this.#ast.items
      return
    }
    const { text } = this.source
    const ends = this.#ends
    let start = 0
    for (let index = 0; index < ends.length; index += 1) {
      const at = skipBlank(text, start)
      if (at === text.length) return
      const part = this.isLong ? kept?.partAt(at, ends[index]) : undefined
      const found = part === undefined ? stencils?.find(text, at) : undefined
      if (part !== undefined) yield part
      else if (found !== undefined && found.end === ends[index]) yield found
      else {
        // Short stretches only as long as something may be learned of each.
        if (stencils?.isLearning !== true && kept === undefined) while (index + 1 < ends.length && (ends[index] ?? 0) - start < partLength) index += 1
        yield* this.#itemsIn({ start, end: ends[index] ?? text.length })
      }
      start = ends[index] ?? text.length
    }
  }

  #itemsIn(span: Span): readonly Item[] {
    const { text } = this.source
    const plain = (this.#parsePlain ??= createPlainParser(text, isOptionName))(span.start, span.end)
    if (plain !== undefined) return plain
    return parseShape(lex(text, span).code, { text, isName: isOptionName, isPaired: true }).items
  }

  itemAt(extent: Span): Item | undefined {
    return this.#itemsIn(extent)[0]
  }

  around(offset: number): DrbdConfFile {
    if (this.#ast !== undefined || !this.isLong) return this
    const ends = this.#ends
    const found = ends.findIndex(end => end > offset)
    const stretch = found === -1 ? ends.length - 1 : found
    if (this.#narrow?.stretch === stretch) return this.#narrow.file
    const file = new PairedFile(this.source, ends)
    // What ends before the place may go on up to it, behind blanks.
    const near = [stretch - 1, stretch, stretch + 1].filter(index => index in ends)
    file.#ast = { items: near.flatMap(index => this.#itemsIn(spanFrom(ends[index - 1] ?? 0, ends[index] ?? 0))) }
    this.#narrow = { stretch, file }
    return file
  }

  pieces(): readonly Piece[] | undefined {
    if (this.#ast !== undefined || !this.isLong) return undefined
    return this.#ends.map((end, index) => {
      const start = this.#ends[index - 1] ?? 0
      return { start, text: this.source.text.slice(start, end), items: () => this.#itemsIn(spanFrom(start, end)) }
    })
  }

  commentsIn(span: Span): readonly Span[] {
    return lex(this.source.text, span).comments.map(spanOf)
  }

  commentsAround(offset: number): readonly Span[] {
    const ends = this.#ends
    const next = ends.findIndex(end => end > offset)
    const before = next === -1 ? ends.length - 1 : next - 1
    // What ends at the place may stand in the stretch before it.
    const start = ends[ends[before] === offset ? before - 1 : before] ?? 0
    return this.commentsIn(spanFrom(start, ends[next] ?? this.source.text.length))
  }

  get isLong(): boolean {
    return this.source.text.length > partLength && this.#ends.length > 1
  }

  get ast(): Ast {
    return (this.#ast ??= { items: [...this.parts(undefined)].filter(isItem) })
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenize(this.source))
  }

  get comments(): readonly Token[] {
    return this.tokens.filter(token => token.channel === 'comment')
  }
}
