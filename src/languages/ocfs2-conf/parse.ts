import { parseShape } from '../../../grammars/ocfs2-conf/parser.js'
import type { LineShape } from '../../../grammars/ocfs2-conf/parser.js'
import { tokens as tokenTypes } from '../../../grammars/ocfs2-conf/tokens.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import { createLexer, spanOf, tile } from '../../syntax/chevrotain.js'
import type { GrammarToken } from '../../syntax/chevrotain.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Source } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { Attribute, Ocfs2File, Stanza, Word } from './ast.js'
import { returnFault } from './line-end.js'

/** Cuts a text into tokens. */
export const lex = createLexer(tokenTypes)

interface OpenStanza {
  readonly name: Word
  readonly isSound: boolean
  isWhole: boolean
  readonly attributes: Attribute[]
}

/**
 * Reads the lines of a file as `j_config_parse_base` does: what stands in the first column opens a stanza, what is indented
 * belongs to it, and an empty line ends it.
 *
 * A broken head still opens a stanza for us, and an attribute that has lost its stanza goes to the one before it, so that
 * one mistake is told once.
 */
export function parse(source: Source): ParsedFile<Ocfs2File> {
  const lexed = lex(source.text)
  const faults: Fault[] = []
  const stanzas: OpenStanza[] = []
  let state: 'none' | 'open' | 'closed' | 'lost' = 'none'

  for (const line of parseShape(lexed.code)) {
    const [first, second] = partsOf(line)
    const lineStart = line.newLine === undefined ? 0 : spanOf(line.newLine).end
    if (first === undefined) {
      if (source.text[lineStart] !== '#' && line.newLine !== undefined && state === 'open') state = 'closed'
      continue
    }
    const isIndented = spanOf(first).start > lineStart
    const isAttribute = isIndented || (first.tokenType.name === 'Name' && second?.tokenType.name === 'Equals')
    if (!isAttribute) {
      const stanza = readHead(source, line, faults)
      if (stanza !== undefined) stanzas.push(stanza)
      state = stanza === undefined ? 'lost' : 'open'
      continue
    }
    const stanza = stanzas[stanzas.length - 1]
    if (!isIndented) faults.push(unindented(source, first))
    else if (state !== 'open' && state !== 'lost') faults.push(misplaced(source, first, stanza))
    const attribute = readAttribute(source, line, faults)
    if (stanza !== undefined && state !== 'lost') {
      if (attribute?.equals === undefined) stanza.isWhole = false
      if (attribute !== undefined) stanza.attributes.push(attribute)
    }
    state = stanza === undefined ? 'lost' : 'open'
  }
  const endings = returnFault(source)
  if (endings !== undefined) faults.push(endings)
  return createParsedFile({
    source,
    ast: { kind: 'File', stanzas: stanzas.map(toStanza) },
    faults,
    tokens: () => tile(source.text, lexed),
  })
}

/** Reads a line that begins in the first column. Returns nothing where it names no stanza. */
function readHead(source: Source, line: LineShape, faults: Fault[]): OpenStanza | undefined {
  const parts = partsOf(line)
  const invalid = (span: Span, message: string, help?: string): void => {
    faults.push({
      rule: 'ocfs2-conf/invalid-head',
      at: { file: source.id, span },
      message,
      ...(help === undefined ? {} : { help }),
    })
  }
  const hasMark = parts[0]?.image === '\uFEFF'
  const [name, colon, rest] = hasMark ? parts.slice(1) : parts
  if (hasMark && parts[0] !== undefined) invalid(spanOf(parts[0]), 'A byte-order mark stands before the first line')
  if (name === undefined) return undefined
  if (name.tokenType.name !== 'Name') {
    invalid(acrossLine(parts), 'A line in the first column is neither a section head nor a comment')
    return undefined
  }
  const open = (isSound: boolean): OpenStanza => ({
    name: toWord(source, name),
    isSound: isSound && !hasMark,
    isWhole: true,
    attributes: [],
  })
  const nameEnd = spanOf(name).end
  if (colon === undefined) invalid(spanFrom(nameEnd, nameEnd), `":" is missing after "${name.image}"`)
  else if (colon.tokenType.name !== 'Colon') invalid(acrossLine(parts.slice(1)), `":" is missing after "${name.image}"`)
  else if (colon.startOffset > nameEnd) {
    invalid(spanFrom(nameEnd, colon.startOffset), `Blanks stand between "${name.image}" and its ":"`)
  } else if (rest !== undefined) invalid(acrossLine(parts.slice(hasMark ? 3 : 2)), `Nothing may follow "${name.image}:" on its line`)
  else return open(true)
  return open(false)
}

/** Reads an indented line. Returns nothing where it does not begin with a name. */
function readAttribute(source: Source, line: LineShape, faults: Fault[]): Attribute | undefined {
  const parts = partsOf(line)
  const [name, equals, value] = parts
  if (name === undefined) return undefined
  const fault = (rule: string, span: Span, message: string): void => {
    faults.push({ rule: `ocfs2-conf/${rule}`, at: { file: source.id, span }, message })
  }
  if (name.tokenType.name !== 'Name') {
    if (name.image === '#') fault('misplaced-comment', acrossLine(parts), 'A comment must begin in the first column')
    else fault('invalid-attribute', acrossLine(parts), 'An indented line must be "name = value"')
    return undefined
  }
  const nameWord = toWord(source, name)
  if (equals?.tokenType.name !== 'Equals') {
    const { end } = nameWord.span
    const isGlued = equals !== undefined && equals.startOffset === end && equals.tokenType.name === 'Unknown'
    if (isGlued) fault('invalid-attribute', spanOf(equals), `"${equals.image}" cannot be a part of a name`)
    else fault('invalid-attribute', spanFrom(end, end), `"=" is missing after "${name.image}"`)
    return { kind: 'Attribute', span: acrossLine(parts), name: nameWord }
  }
  const span = spanFrom(nameWord.span.start, spanOf(value ?? equals).end)
  const valueWord = value === undefined ? {} : { value: toValue(source, value) }
  return { kind: 'Attribute', span, name: nameWord, equals: spanOf(equals), ...valueWord }
}

function unindented(source: Source, name: GrammarToken): Fault {
  const { start } = spanOf(name)
  return {
    rule: 'ocfs2-conf/misplaced-attribute',
    at: { file: source.id, span: spanOf(name) },
    message: `Attribute "${name.image}" is not indented`,
    fixes: [{
      title: 'Indent the line',
      safety: 'safe',
      edits: [{ file: source.id, span: spanFrom(start, start), newText: '\t' }],
    }],
  }
}

function misplaced(source: Source, first: GrammarToken, stanza: OpenStanza | undefined): Fault {
  const related = stanza === undefined ? {} : { related: [{
    at: { file: source.id, span: stanza.name.span },
    message: 'an empty line has ended this section',
  }] }
  return {
    rule: 'ocfs2-conf/misplaced-attribute',
    at: { file: source.id, span: spanOf(first) },
    message: stanza === undefined ? 'An indented line stands before the first section' : 'An indented line stands behind an empty one, outside any section',
    ...related,
  }
}

function toStanza({ name, isSound, isWhole, attributes }: OpenStanza): Stanza {
  const last = attributes[attributes.length - 1]
  return {
    kind: 'Stanza',
    span: spanFrom(name.span.start, last?.span.end ?? name.span.end),
    name,
    isSound,
    isWhole,
    attributes,
  }
}

function partsOf(line: LineShape): readonly GrammarToken[] {
  return line.parts
}

function acrossLine(parts: readonly GrammarToken[]): Span {
  const [first] = parts
  const last = parts[parts.length - 1]
  return first === undefined || last === undefined ? spanFrom(0, 0) : spanFrom(spanOf(first).start, spanOf(last).end)
}

function toWord(_source: Source, token: GrammarToken): Word {
  return { kind: 'Word', text: token.image, span: spanOf(token) }
}

/** Joins continued lines and takes off white space at the end; a backslash that ends the file is dropped. */
function toValue(source: Source, token: GrammarToken): Word {
  const span = spanOf(token)
  const isLast = span.end === source.text.length || source.text[span.end] === '\0'
  const raw = isLast ? token.image.replace(/\\$/, '') : token.image
  return { kind: 'Word', text: trimmedEnd(raw.replaceAll('\\\n', '\n')), span }
}

function trimmedEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\r\n\v\f'.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}
