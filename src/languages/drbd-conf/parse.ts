import { parseShape } from '../../../grammars/drbd-conf/parser.js'
import { tokens as tokenTypes } from '../../../grammars/drbd-conf/tokens.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import { createLexer, tile } from '../../syntax/chevrotain.js'
import { deepestNesting, nestingOf } from '../../syntax/depth-guard.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Token } from '../../syntax/token.js'
import type { Source } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import type { Ast } from './ast.js'
import { isOptionName } from './names.js'

const lex = createLexer(tokenTypes)

/** Lists all tokens of a text, whitespace included. */
export function tokenize(source: Source): readonly Token[] {
  return tile(source.text, lex(source.text))
}

/**
 * Parses a text; every text has a tree.
 *
 * Only what no release could read at all is a fault here. A missing `;` or `}` shows in the tree and is judged by `read`,
 * which knows the release: some forgive it. Tokens are listed anew when they are asked for: checking needs the tree only.
 */
export function parse(source: Source): ParsedFile<Ast> {
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
  return createParsedFile({ source, ast, faults, tokens: () => tokenize(source) })
}
