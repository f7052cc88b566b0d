import { tokens as tokenTypes } from '../../grammars/xml/tokens.js'
import type { Fault } from '../diagnostics/diagnostic.js'
import { createLexer, spanOf, tile } from '../syntax/chevrotain.js'
import type { LexedText } from '../syntax/chevrotain.js'
import type { Token } from '../syntax/token.js'
import { originOf } from '../text/located.js'
import type { LookAlikeAt } from '../text/look-alikes.js'
import type { Source } from '../text/source.js'
import { countBalance } from './balance.js'
import { hasWords } from './blank.js'
import { checkComment } from './comment.js'
import type { XmlDialect } from './dialect.js'
import type { XmlDocument } from './document.js'
import { checkCharacters } from './entities.js'
import { createFaultList } from './fault-list.js'
import { createNameTable } from './intern.js'
import type { NameTable } from './intern.js'
import { misleadingFaults, readAsMeant } from './meant.js'
import type { ElementNode, Home } from './nodes.js'
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

/** Splits a text into tokens; they tile it. */
export function tokenizeXml({ text }: Source): readonly Token[] {
  const template = readTemplate(text)
  const read = template?.text ?? text
  return [...withMarks(allTokens(read, lex(read)), template?.marks ?? [])]
}

/**
 * Makes the function that reads the elements of texts in one language, and everything that keeps them from being well-formed.
 *
 * It never throws, for any text; neither a DOCTYPE nor an entity is ever expanded. Characters that look like others are read
 * as what they look like, and reported.
 */
export function createXmlParser(dialect: XmlDialect): (source: Source) => ParsedXml {
  let names: NameTable | undefined
  return ({ id: file, text }) => {
    names ??= createNameTable(dialect.names())
    const template = readTemplate(text)
    const asWritten = template?.text ?? text
    const context = { home: { file, dialect }, original: text, template, names }
    const written = readText(asWritten, context)
    const { read, misleading } = readMeant(asWritten, written, context)
    const marks = template === undefined ? [] : placeMarks(template.marks, read.roots)
    const isTemplate = marks.some(({ place }) => place !== 'value')
    const isNesting = ({ rule }: Fault): boolean => nestingFaults.has(rule.slice(dialect.id.length + 1))
    const faults = isTemplate ? read.faults.filter(fault => !isNesting(fault)) : read.faults
    const isNestingUnknown = faults.length < read.faults.length
    const isBroken = faults.length > 0
    return {
      document: { kind: 'Document', file, text, roots: read.roots, isBroken, marks, isTemplate, isNestingUnknown, misleading },
      faults,
      tokens: () => [...withMarks(allTokens(asWritten, written.lexed), marks)],
      comments: () => written.lexed.comments.map(token => ({ kind: token.tokenType.name, channel: 'comment', ...spanOf(token) })),
    }
  }
}

/** What stays the same however a text is read. */
interface Context {
  readonly home: Home
  readonly original: string
  readonly template: TemplateText | undefined
  readonly names: NameTable
}

interface ReadXml {
  readonly lexed: LexedText
  readonly roots: readonly ElementNode[]
  readonly faults: readonly Fault[]
}

/** Reads a text a second time as its author means it, where characters of its markup mislead, and takes what makes more of it. */
function readMeant(text: string, written: ReadXml, context: Context): { read: ReadXml; misleading: readonly LookAlikeAt[] } {
  const meant = readAsMeant(text)
  if (meant === undefined) return { read: written, misleading: [] }
  const { file, dialect } = context.home
  const read = readText(meant.text, context)
  const characters = createFaultList(file, dialect.id)
  checkCharacters(context.original, characters)
  // What stands before the XML declaration goes away with the characters.
  const isOfCharacters = ({ rule, message }: Fault): boolean => rule === `${dialect.id}/invalid-character` && message.startsWith('Character U+')
  const isOwn = ({ rule, at }: Fault): boolean =>
    rule !== `${dialect.id}/misplaced-declaration` || hasWords(meant.text.slice(0, originOf(at).span.start).replace(/^\uFEFF/, ''))
  const own = [...read.faults.filter(fault => isOwn(fault) && !isOfCharacters(fault)), ...characters.faults]
  if (own.length > written.faults.length) return { read: written, misleading: [] }
  const rule = `${dialect.id}/misleading-character`
  const said = written.faults.length === 0 ? [] : misleadingFaults(context.original, meant.found, { file, rule })
  return { read: { ...read, faults: [...own, ...said] }, misleading: meant.found }
}

/** Builds the tree of a text, a second time, with the tags counted, where they do not match; looks at all else that XML forbids. */
function readText(text: string, { home, original, template: marked, names }: Context): ReadXml {
  const { dialect, file } = home
  const lexed = lex(text)
  const tokens = lexed.code
  const template = marked === undefined ? undefined : { original, index: marked.index }
  let faults = createFaultList(file, dialect.id)
  let roots = buildTree({ text, tokens, faults, home, names, template })
  if (roots === undefined) {
    faults = createFaultList(file, dialect.id)
    roots = buildTree({ text, tokens, faults, home, names, template, balance: countBalance(tokens) }) ?? []
  }
  checkCharacters(text, faults)
  for (const comment of lexed.comments) checkComment(comment, faults)
  if (roots.length === 0 && faults.faults.length === 0) {
    const message = `The file holds no element; ${dialect.title} begins with "<${dialect.outermost}"`
    faults.add('missing-root', { start: text.length, end: text.length }, message)
  }
  return { lexed, roots, faults: faults.faults }
}

function allTokens(text: string, lexed: LexedText): readonly Token[] {
  return tile(text, lexed).flatMap(token => expand(text, token))
}
