import { createLexer, spanOf, tile } from '../../../src/syntax/chevrotain.js'
import { createParsedFile } from '../../../src/syntax/parsed-file.js'
import type { ParsedFile } from '../../../src/syntax/parsed-file.js'
import type { Source } from '../../../src/text/source.js'
import { spanFrom } from '../../../src/text/span.js'
import { parseShape } from '../grammar/parser.js'
import { tokens } from '../grammar/tokens.js'
import type { Statement, ToyConfFile } from './ast.js'

export const lex = createLexer(tokens)

/** Parses any text as toy.conf. */
export function parse(source: Source): ParsedFile<ToyConfFile> {
  const { text } = source
  const lexed = lex(text)
  const statements = parseShape(lexed.code).lines.flatMap(({ words }): Statement[] => {
    const spans = words.map(spanOf)
    const [first] = spans
    const last = spans[spans.length - 1]
    return first === undefined || last === undefined ? [] : [{ kind: 'Statement', span: spanFrom(first.start, last.end), words: spans }]
  })
  const ast: ToyConfFile = { kind: 'File', statements }
  return createParsedFile({ source, ast, faults: [], tokens: () => tile(text, lexed) })
}
