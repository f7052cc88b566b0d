import { tokens as tokenTypes } from '../../../grammars/ha-cf/tokens.js'
import { parseShape } from '../../../grammars/ha-cf/parser.js'
import { createLexer, spanOf, tile } from '../../syntax/chevrotain.js'
import type { GrammarToken, LexedText } from '../../syntax/chevrotain.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Token } from '../../syntax/token.js'
import { meantWords, misleadingIn } from '../../text/misleading.js'
import type { Source } from '../../text/source.js'
import { spanAcross, spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { HaCfTree, Statement, Word } from './ast.js'
import { linePieces } from './reading/long-line.js'
import { directiveNamed } from './vocabulary.js'

const lex = createLexer(tokenTypes)

/** Splits the text into tokens that tile it. */
export function tokenize(source: Source): readonly Token[] {
  return tile(source.text, lexPieces(source.text).whole)
}

/** Reads the lines of a file. There is no wrong syntax in ha.cf: a line is blank or begins with a name. */
export function parse(source: Source): ParsedFile<HaCfTree> {
  const { whole, pieces } = lexPieces(source.text)
  const statements: Statement[] = []
  for (const { code, isTail } of pieces) {
    parseShape(code).forEach((line, index) => statements.push(toStatement(source.text, line, isTail && index === 0)))
  }
  return createParsedFile({
    source,
    ast: { kind: 'File', statements },
    faults: [],
    tokens: () => tile(source.text, whole),
  })
}

interface LexedPiece {
  readonly code: GrammarToken[]
  readonly isTail: boolean
}

/** Cuts each stretch that heartbeat reads at once by itself: a line longer than its buffer is several lines. */
function lexPieces(text: string): { readonly whole: LexedText; readonly pieces: readonly LexedPiece[] } {
  const starts = linePieces(text)
  if (starts.length === 0) {
    const whole = lex(text)
    return { whole, pieces: [{ code: whole.code, isTail: false }] }
  }
  const whole: { code: GrammarToken[]; comments: GrammarToken[] } = { code: [], comments: [] }
  const pieces: LexedPiece[] = []
  let start = 0
  for (const end of [...starts, text.length]) {
    const { code, comments } = lex(text.slice(start, end))
    for (const token of [...code, ...comments]) token.startOffset += start
    pieces.push({ code, isTail: start > 0 && text[start - 1] !== '\n' && code[0]?.tokenType.name !== 'NewLine' })
    for (const token of code) whole.code.push(token)
    for (const token of comments) whole.comments.push(token)
    start = end
  }
  return { whole, pieces }
}

/** What a line is cut into: a word, or a comma. */
interface Part {
  readonly text: string
  readonly span: Span
}

function toStatement(text: string, line: readonly GrammarToken[], isTail: boolean): Statement {
  const parts = line.map((token): Part => ({ text: token.image, span: spanOf(token) }))
  const statement = { isTail, ...statementOf(parts) }
  const found = parts.flatMap(({ span }) => misleadingIn(text, span))
  const [first] = parts
  if (found.length === 0 && first?.text.startsWith('>') !== true) return statement
  const meant = meantParts(text, parts)
  // The byte-order mark that begins a file has a finding of its own.
  const misleading = found.filter(({ start, codePoint }) => start > 0 || codePoint !== 0xfeff)
  return { ...statement, misleading, meant: meant.length === 0 ? 'nothing' : { isTail, ...statementOf(meant) } }
}

function statementOf(parts: readonly Part[]): Omit<Statement, 'isTail'> {
  const [name, ...rest] = joined(parts)
  if (name === undefined) throw new Error('A line of the grammar has no words')
  const entry = directiveNamed(name.text)
  const isCutAtCommas = entry === undefined || (entry.class !== 'medium-line' && entry.class !== 'whole-line')
  const words = isCutAtCommas ? wordsBehind(parts, name) : withoutFirstCommas(rest)
  const last = words[words.length - 1] ?? name
  return { kind: 'Statement', span: { start: name.span.start, end: last.span.end }, name, words }
}

/** Reads the parts of a line as they are meant: without the mark of a quoted mail, up to what looks like a comment. */
function meantParts(text: string, parts: readonly Part[]): Part[] {
  const meant: Part[] = []
  for (const part of parts) {
    for (const word of meantWords(text, part.span)) {
      const mark = meant.length === 0 ? /^>+/.exec(word.text)?.[0].length ?? 0 : 0
      let start = mark
      for (const piece of word.text.slice(mark).split(/(?=[,#])|(?<=[,#])/)) {
        if (piece === '#') return meant
        const isWhole = piece.length === word.text.length
        const end = start + piece.length
        meant.push({ text: piece, span: isWhole ? word.span : spanFrom(word.span.start + start, Math.min(word.span.start + end, word.span.end)) })
        start = end
      }
      if (meant[meant.length - 1]?.text === '') meant.pop()
    }
  }
  return meant
}

/** Joins words and commas that touch. */
function joined(parts: readonly Part[]): Word[] {
  const words: Word[] = []
  let last: Word | undefined
  for (const { text, span } of parts) {
    if (last !== undefined && last.span.end === span.start) {
      last = { ...last, text: last.text + text, span: spanAcross(last.span, span) }
      words[words.length - 1] = last
      continue
    }
    last = { kind: 'Word', text, span }
    words.push(last)
  }
  return words
}

/** Lists the words behind the name where commas separate; commas that touch the name belong to it. */
function wordsBehind(parts: readonly Part[], name: Word): Word[] {
  return parts
    .filter(({ text, span }) => span.start >= name.span.end && text !== ',')
    .map(({ text, span }) => ({ kind: 'Word', text, span }))
}

/** Takes off the commas in front of the first word: heartbeat skips them before a directive reads its line. */
function withoutFirstCommas(words: readonly Word[]): Word[] {
  const left: Word[] = []
  for (const word of words) {
    const text = left.length > 0 ? word.text : word.text.replace(/^,+/, '')
    const start = word.span.start + word.text.length - text.length
    if (text !== '') left.push({ ...word, text, span: spanFrom(start, word.span.end) })
  }
  return left
}
