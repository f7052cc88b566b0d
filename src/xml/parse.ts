import { tokens as tokenTypes } from '../../grammars/xml/tokens.js'
import type { Fault } from '../diagnostics/diagnostic.js'
import { createLexer, spanOf, tile } from '../syntax/chevrotain.js'
import type { LexedText } from '../syntax/chevrotain.js'
import type { Token } from '../syntax/token.js'
import type { Source } from '../text/source.js'
import { countBalance } from './balance.js'
import { checkComment } from './comment.js'
import type { XmlDialect } from './dialect.js'
import type { XmlDocument } from './document.js'
import { checkCharacters } from './entities.js'
import { createFaultList } from './fault-list.js'
import type { FaultList } from './fault-list.js'
import { createNameTable } from './intern.js'
import type { NameTable } from './intern.js'
import type { ElementNode } from './nodes.js'
import { expand } from './parts.js'
import { nestingFaults, placeMarks, readTemplate, withMarks } from './template.js'
import type { TemplateText } from './template.js'
import { buildTree } from './tree.js'

/** An XML text as it has been read. */
export interface ParsedXml {
  readonly document: XmlDocument
  /** Everything that keeps the text from being well-formed. */
  readonly faults: readonly Fault[]
  /** All tokens; they tile the text. */
  tokens(): readonly Token[]
  comments(): readonly Token[]
}

const lex = createLexer(tokenTypes)

/** Cuts a text into tokens; they tile it. */
export function tokenizeXml({ text }: Source): readonly Token[] {
  const template = readTemplate(text)
  const read = template?.text ?? text
  return [...withMarks(allTokens(read, lex(read)), template?.marks ?? [])]
}

/**
 * Makes the function that reads the elements of texts in one language, and everything that keeps them from being well-formed.
 *
 * It never throws, for any text; neither a DOCTYPE nor an entity is ever expanded.
 */
export function createXmlParser(dialect: XmlDialect): (source: Source) => ParsedXml {
  let names: NameTable | undefined
  return ({ id: file, text }) => {
    names ??= createNameTable(dialect.names())
    const template = readTemplate(text)
    const read = template?.text ?? text
    const lexed = lex(read)
    const { roots, faults: list } = readTree({ file, text: read, original: text, lexed, template, dialect, names })
    checkCharacters(text, list)
    for (const comment of lexed.comments) checkComment(comment, list)
    if (roots.length === 0 && list.faults.length === 0) {
      const message = `The file holds no element; ${dialect.title} begins with "<${dialect.outermost}"`
      list.add('missing-root', { start: text.length, end: text.length }, message)
    }
    const marks = template === undefined ? [] : placeMarks(template.marks, roots)
    const isTemplate = marks.some(({ place }) => place !== 'value')
    const isNesting = ({ rule }: Fault): boolean => nestingFaults.has(rule.slice(dialect.id.length + 1))
    const faults = isTemplate ? list.faults.filter(fault => !isNesting(fault)) : list.faults
    const isNestingUnknown = faults.length < list.faults.length
    return {
      document: { kind: 'Document', file, text, roots, isBroken: faults.length > 0, marks, isTemplate, isNestingUnknown },
      faults,
      tokens: () => [...withMarks(allTokens(read, lexed), marks)],
      comments: () => lexed.comments.map(token => ({ kind: token.tokenType.name, channel: 'comment', ...spanOf(token) })),
    }
  }
}

interface TreeText {
  readonly file: string
  readonly text: string
  readonly original: string
  readonly lexed: LexedText
  readonly template: TemplateText | undefined
  readonly dialect: XmlDialect
  readonly names: NameTable
}

/** Builds the tree; a second time, with the tags counted, where they do not match. */
function readTree({ file, text, original, lexed, template: marked, dialect, names }: TreeText): { roots: readonly ElementNode[]; faults: FaultList } {
  const tokens = lexed.code
  const home = { file, dialect }
  const template = marked === undefined ? undefined : { original, index: marked.index }
  const faults = createFaultList(file, dialect.id)
  const roots = buildTree({ text, tokens, faults, home, names, template })
  if (roots !== undefined) return { roots, faults }
  const again = createFaultList(file, dialect.id)
  const balance = countBalance(tokens)
  return { roots: buildTree({ text, tokens, faults: again, home, names, template, balance }) ?? [], faults: again }
}

function allTokens(text: string, lexed: LexedText): readonly Token[] {
  return tile(text, lexed).flatMap(token => expand(text, token))
}
