import { parseShape } from '../../../grammars/authkeys/parser.js'
import type { LineShape } from '../../../grammars/authkeys/parser.js'
import { tokens } from '../../../grammars/authkeys/tokens.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import { createLexer, spanOf, tile } from '../../syntax/chevrotain.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { piecesOfBytes } from '../../text/byte-pieces.js'
import type { Source } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { AuthkeysFile, Line } from './ast.js'
import { bufferBytes } from './reading/buffer.js'

export const lex = createLexer(tokens)

/** Parses any text as authkeys. */
export function parse(source: Source): ParsedFile<AuthkeysFile> {
  const { text } = source
  const lexed = lex(text)
  const byteOrderMark = text.charCodeAt(0) === 0xfeff ? spanFrom(0, 1) : undefined
  const lines: Line[] = []
  const { lineStarts } = source.lines
  parseShape(lexed.code).lines.forEach((shape, index) => {
    const start = lineStarts[index] ?? text.length
    const end = (lineStarts[index + 1] ?? text.length + 1) - 1
    for (const line of linesOf(text, spanFrom(start, end), shape)) lines.push(line)
  })
  const faults: Fault[] = byteOrderMark === undefined ? [] : [markFault(source, byteOrderMark)]
  const ast: AuthkeysFile = { kind: 'File', lines, ...(byteOrderMark === undefined ? {} : { byteOrderMark }) }
  return createParsedFile({ source, ast, faults, tokens: () => tile(text, lexed) })
}

function markFault(source: Source, span: Span): Fault {
  return {
    rule: 'authkeys/byte-order-mark',
    at: { file: source.id, span },
    message: 'The file begins with a byte-order mark, which heartbeat takes for a part of the first word',
    fixes: [
      { title: 'Remove the byte-order mark', safety: 'safe', edits: [{ file: source.id, span, newText: '' }] },
    ],
  }
}

/** Turns a line of the text into what heartbeat reads of it: mostly one line, more where its buffer is too short. */
function* linesOf(text: string, span: Span, shape: LineShape): Generator<Line> {
  const words: Span[] = []
  let verticalTab: Span | undefined
  for (const token of shape.words) {
    const { name } = token.tokenType
    if (name === 'Word' || name === 'Unknown') words.push(spanOf(token))
    else if (name === 'VerticalTab' && words.length === 0) verticalTab ??= spanOf(token)
  }
  const [first, ...rest] = piecesOfBytes(text, span, bufferBytes)
  if (first === undefined || rest.length === 0) {
    yield* lineOf(words, verticalTab)
    return
  }
  const limit = first.end
  const fitting = words.filter(word => word.start < limit).map(word => spanFrom(word.start, Math.min(word.end, limit)))
  yield* lineOf(fitting, verticalTab)
  for (const piece of rest) {
    const seen = wordsIn(text, piece)
    const firstWord = seen[0]
    if (firstWord !== undefined && text[firstWord.start] === '#') continue
    for (const line of lineOf(seen, undefined)) yield { ...line, isOverflow: true }
  }
}

function* lineOf(words: readonly Span[], tab: Span | undefined): Generator<Line> {
  const first = words[0] ?? tab
  const last = words[words.length - 1] ?? tab
  if (first === undefined || last === undefined) return
  const span = spanFrom(first.start, last.end)
  yield { kind: 'Line', span, words, isOverflow: false, ...(tab === undefined ? {} : { verticalTab: tab }) }
}

function wordsIn(text: string, span: Span): Span[] {
  const found: Span[] = []
  const visible = text.slice(span.start, span.end).split('\0', 1)[0] ?? ''
  for (const match of visible.matchAll(/[^ \t\r\f\v]+/g)) {
    found.push(spanFrom(span.start + match.index, span.start + match.index + match[0].length))
  }
  return found
}
