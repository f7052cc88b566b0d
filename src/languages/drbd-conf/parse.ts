import { parseShape } from '../../../grammars/drbd-conf/parser.js'
import { stretchesOf } from '../../../grammars/drbd-conf/stretches.js'
import { tokens as tokenTypes } from '../../../grammars/drbd-conf/tokens.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import { createLexer, tile } from '../../syntax/chevrotain.js'
import { deepestNesting, nestingOf } from '../../syntax/depth-guard.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Token } from '../../syntax/token.js'
import type { Source } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import type { Ast, Item } from './ast.js'
import { isOptionName } from './names.js'

const lex = createLexer(tokenTypes)

/** Lists all tokens of a text, whitespace included. */
export function tokenize(source: Source): readonly Token[] {
  return tile(source.text, lex(source.text))
}

/** A parsed drbd.conf. Its tree is made when and as often as its items are asked for, and kept only where `ast` is. */
export interface DrbdConfFile extends ParsedFile<Ast> {
  /** The items are parsed stretch by stretch. */
  readonly isLong: boolean
  /** The items of the file, one after another. Whoever lets go of each before the next needs little memory, and time. */
  items(): Iterable<Item>
}

/**
 * Parses a text; every text has a tree.
 *
 * Only what no release could read at all is a fault here. A missing `;` or `}` shows in the tree and is judged by `read`,
 * which knows the release: some forgive it. Tokens are listed anew when they are asked for: checking needs the tree only.
 */
export function parse(source: Source): DrbdConfFile {
  const ends = stretchesOf(source.text, deepestNesting)
  return ends === undefined ? unpairedFile(source) : new PairedFile(source, ends)
}

/** A file that lacks a brace, or has too many: what follows decides what a brace belongs to. */
function unpairedFile(source: Source): DrbdConfFile {
  const { text } = source
  const faults: Fault[] = []
  let { code } = lex(text)
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
  const ast = parseShape(code, { text, isName: isOptionName, isPaired })
  const file = createParsedFile({ source, ast, faults, tokens: () => tokenize(source) })
  return Object.assign(file, { isLong: false, items: () => ast.items })
}

/** A file in which every brace has its partner. */
class PairedFile implements DrbdConfFile {
  readonly source: Source
  readonly faults: readonly Fault[] = []
  readonly #ends: readonly number[]
  #ast: Ast | undefined
  #tokens: readonly Token[] | undefined

  constructor(source: Source, ends: readonly number[]) {
    this.source = source
    this.#ends = ends
  }

  *items(): Generator<Item> {
    if (this.#ast !== undefined) yield* this.#ast.items
    else {
      const { text } = this.source
      let start = 0
      for (const end of this.#ends) {
        const { code } = lex(text, { start, end })
        yield* parseShape(code, { text, isName: isOptionName, isPaired: true }).items
        start = end
      }
    }
  }

  get isLong(): boolean {
    return this.#ends.length > 1
  }

  get ast(): Ast {
    return (this.#ast ??= { items: [...this.items()] })
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenize(this.source))
  }

  get comments(): readonly Token[] {
    return this.tokens.filter(token => token.channel === 'comment')
  }
}
