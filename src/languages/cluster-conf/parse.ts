import { tokens as tokenTypes } from '../../../grammars/xml/tokens.js'
import { createLexer, spanOf, tile } from '../../syntax/chevrotain.js'
import type { LexedText } from '../../syntax/chevrotain.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Token } from '../../syntax/token.js'
import type { Source } from '../../text/source.js'
import type { XmlDocument } from './ast.js'
import { countBalance } from './markup/balance.js'
import { checkComment } from './markup/comment.js'
import { checkCharacters } from './markup/entities.js'
import { expand } from './markup/parts.js'
import { createFaultList } from './markup/fault-list.js'
import type { FaultList } from './markup/fault-list.js'
import type { ElementNode } from './markup/nodes.js'
import { isSecondReadingEqual } from './markup/second-reading.js'
import { buildTree } from './markup/tree.js'

const lex = createLexer(tokenTypes)

/** Cuts a text into tokens; they tile it. */
export function tokenize(source: Source): readonly Token[] {
  return allTokens(source.text, lex(source.text))
}

/**
 * Reads the elements of a text and everything that keeps it from being well-formed. Never throws, for any text; neither a
 * DOCTYPE nor an entity is ever expanded.
 */
export function parse(source: Source): ParsedFile<XmlDocument> {
  const { id: file, text } = source
  const lexed = lex(text)
  const { roots, faults } = readTree(file, text, lexed)
  checkCharacters(text, faults)
  for (const comment of lexed.comments) checkComment(comment, faults)
  if (roots.length === 0 && faults.faults.length === 0) {
    faults.add('missing-root', { start: text.length, end: text.length }, 'The file holds no element; cluster.conf begins with "<cluster"')
  }
  const isBroken = faults.faults.length > 0
  const readBy = !isBroken && isSecondReadingEqual(text, roots) ? 'both' : 'tokens'
  const ast: XmlDocument = { kind: 'Document', file, text, roots, isBroken, readBy }
  return createParsedFile({
    source,
    ast,
    faults: faults.faults,
    tokens: () => allTokens(text, lexed),
    comments: () => lexed.comments.map(token => ({ kind: token.tokenType.name, channel: 'comment', ...spanOf(token) })),
  })
}

/** Builds the tree; a second time, with the tags counted, where they do not match. */
function readTree(file: string, text: string, lexed: LexedText): { roots: readonly ElementNode[]; faults: FaultList } {
  const tokens = lexed.code
  const faults = createFaultList(file)
  const roots = buildTree({ text, tokens, faults })
  if (roots !== undefined) return { roots, faults }
  const again = createFaultList(file)
  return { roots: buildTree({ text, tokens, faults: again, balance: countBalance(tokens) }) ?? [], faults: again }
}

function allTokens(text: string, lexed: LexedText): readonly Token[] {
  return tile(text, lexed).flatMap(token => expand(text, token))
}
