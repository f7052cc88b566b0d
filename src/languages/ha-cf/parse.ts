import { tokens as tokenTypes } from '../../../grammars/ha-cf/tokens.js'
import { parseShape } from '../../../grammars/ha-cf/parser.js'
import { createLexer, spanOf, tile } from '../../syntax/chevrotain.js'
import type { GrammarToken, LexedText } from '../../syntax/chevrotain.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Token } from '../../syntax/token.js'
import type { Source } from '../../text/source.js'
import type { HaCfTree, Statement, Word } from './ast.js'
import { linePieces } from './long-line.js'
import { directiveNamed } from './vocabulary.js'

const lex = createLexer(tokenTypes)

/** Cuts the text into tokens that tile it. */
export function tokenize(source: Source): readonly Token[] {
  return tile(source.text, lexPieces(source.text).whole)
}

/** Reads the lines of a file. There is no wrong syntax in ha.cf: a line is blank or begins with a name. */
export function parse(source: Source): ParsedFile<HaCfTree> {
  const { whole, pieces } = lexPieces(source.text)
  const statements: Statement[] = []
  for (const { code, isTail } of pieces) {
    parseShape(code).forEach((line, index) => statements.push(toStatement(line, isTail && index === 0)))
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

function toStatement(line: readonly GrammarToken[], isTail: boolean): Statement {
  const [name, ...rest] = joined(line)
  if (name === undefined) throw new Error('A line of the grammar has no words')
  const entry = directiveNamed(name.text)
  const isCutAtCommas = entry === undefined || (entry.class !== 'medium-line' && entry.class !== 'whole-line')
  const words = isCutAtCommas ? wordsBehind(line, name) : withoutFirstCommas(rest)
  const last = words[words.length - 1] ?? name
  return { kind: 'Statement', span: { start: name.span.start, end: last.span.end }, name, words, isTail }
}

/** Joins words and commas that touch. */
function joined(line: readonly GrammarToken[]): Word[] {
  const words: Word[] = []
  let text = ''
  let start = -1
  let end = -1
  for (const token of line) {
    const span = spanOf(token)
    if (span.start !== end) {
      if (text !== '') words.push(toWord(text, start))
      text = ''
      start = span.start
    }
    text += token.image
    end = span.end
  }
  words.push(toWord(text, start))
  return words
}

/** Lists the words behind the name where commas separate; commas that touch the name belong to it. */
function wordsBehind(line: readonly GrammarToken[], name: Word): Word[] {
  const words: Word[] = []
  for (const token of line) {
    if (token.startOffset < name.span.end || token.tokenType.name === 'Comma') continue
    words.push(toWord(token.image, token.startOffset))
  }
  return words
}

/** Takes off the commas in front of the first word: heartbeat skips them before a directive reads its line. */
function withoutFirstCommas(words: readonly Word[]): Word[] {
  const left: Word[] = []
  for (const word of words) {
    const text = left.length > 0 ? word.text : word.text.replace(/^,+/, '')
    if (text !== '') left.push(toWord(text, word.span.end - text.length))
  }
  return left
}

function toWord(text: string, start: number): Word {
  return { kind: 'Word', text, span: { start, end: start + text.length } }
}
