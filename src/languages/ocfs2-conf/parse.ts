import { parseShape } from '../../../grammars/ocfs2-conf/parser.js'
import type { LineShape } from '../../../grammars/ocfs2-conf/parser.js'
import { tokens as tokenTypes } from '../../../grammars/ocfs2-conf/tokens.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import type { Fix } from '../../diagnostics/fix.js'
import { createFaults } from '../../diagnostics/fault-list.js'
import { createLexer, spanOf, tile } from '../../syntax/chevrotain.js'
import type { GrammarToken } from '../../syntax/chevrotain.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { lineStartAt } from '../../text/line-at.js'
import { counted } from '../../text/quantity.js'
import type { Source } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { Attribute, Ocfs2File, Word } from './ast.js'
import { returnFault } from './reading/line-end.js'
import { meantStanzas, toStanza } from './reading/meant.js'
import type { OpenStanza } from './reading/meant.js'
import { firstTemplateMark } from './reading/template.js'
import { stanzaEntries } from './vocabulary.js'

/** Splits a text into tokens. */
export const lex = createLexer(tokenTypes)

/** What is read so far. */
interface Progress {
  readonly source: Source
  readonly faults: Fault[]
  /** What was told of the first line without a blank before it, in its section. */
  unindented?: { readonly fault: Fault & { message: string }; readonly message: string; readonly edits: Fix['edits'][number][] }
  readonly stanzas: OpenStanza[]
  /** Whether a section is open, and what has ended it. */
  state: 'open' | 'ended' | 'broken'
}

/**
 * Reads the lines of a file as `j_config_parse_base` does: what stands in the first column opens a stanza, what is indented
 * belongs to it, and an empty line ends it.
 *
 * A broken head still opens a stanza for us, and an attribute that has lost its stanza goes to the one before it or, where
 * a head is missing, to one of its own, so that one mistake is reported once.
 */
export function parse(source: Source): ParsedFile<Ocfs2File> {
  const lexed = lex(source.text)
  const progress: Progress = { source, faults: createFaults(), stanzas: [], state: 'ended' }
  for (const line of parseShape(lexed.code)) readLine(progress, line)
  const { faults, stanzas } = progress
  const endings = returnFault(source)
  if (endings !== undefined) faults.push(endings)
  const mark = firstTemplateMark(source.text)
  const meant = meantStanzas(stanzas, source.id)
  const ast: Ocfs2File = {
    kind: 'File',
    stanzas: meant.stanzas,
    isTemplate: mark !== undefined,
    ...(meant.rearrangements.length === 0
      ? {}
      : { rearranged: { faults: meant.rearrangements, stanzasAsRead: stanzas.map(stanza => toStanza(stanza, stanza.attributes)) } }),
  }
  const found = mark === undefined ? [...faults, ...meant.faults] : [{ rule: 'ocfs2-conf/template-mark', at: { file: source.id, span: mark.span }, message: `"${mark.opening}" begins what a program fills in` }]
  return createParsedFile({ source, ast, faults: found, tokens: () => tile(source.text, lexed) })
}

function readLine(progress: Progress, line: LineShape): void {
  const { source, faults } = progress
  const [first, second] = withoutMark(line.parts)
  const lineStart = line.newLine === undefined ? 0 : spanOf(line.newLine).end
  if (first === undefined) {
    if (line.parts.length > 0) reportMark(source, line, faults)
    else if (source.text[lineStart] !== '#' && line.newLine !== undefined) progress.state = 'ended'
    return
  }
  const isIndented = spanOf(first).start > lineStart && line.parts[0] === first
  const isAttribute = isIndented || (first.tokenType.name === 'Name' && second?.tokenType.name === 'Equals')
  if (!isAttribute) return openStanza(progress, line)
  if (isIndentedHead(line)) {
    faults.push(indentedHead(source, first))
    progress.stanzas.push({ name: toWord(source, first), isSound: false, isWhole: true, attributes: [], isApart: progress.state === 'ended', gaps: [] })
  } else addAttribute(progress, line, { first, isIndented })
  progress.state = 'open'
}

function openStanza(progress: Progress, line: LineShape): void {
  const { source, faults, stanzas, state } = progress
  const head = readHead(source, line, faults)
  if (head !== undefined) {
    stanzas.push({ ...head, isApart: state === 'ended', gaps: [] })
    progress.state = 'open'
  } else if (!isComment(line)) {
    // What is no head is rather a remark than the end of the section, unless another one begins behind it.
    markBroken(stanzas)
    progress.state = 'broken'
  }
}

function addAttribute(progress: Progress, line: LineShape, { first, isIndented }: { readonly first: GrammarToken; readonly isIndented: boolean }): void {
  const { source, faults, stanzas, state } = progress
  let stanza = stanzas[stanzas.length - 1]
  if (stanza === undefined) {
    // Behind a broken line the missing head is reported already.
    const gaps = state === 'broken' ? [{ index: 0 }] : []
    stanzas.push((stanza = { name: undefined, isSound: false, isWhole: true, attributes: [], isApart: true, gaps }))
  } else if (state === 'broken') stanza.gaps.push({ index: stanza.attributes.length })
  else if (isIndented && state === 'ended') stanza.gaps.push({ index: stanza.attributes.length, fault: misplaced(source, first, stanza) })
  if (!isIndented) reportUnindented(progress, first, { isInside: state !== 'ended' && stanza.name !== undefined })
  const attribute = readAttribute(source, line, faults)
  if (attribute?.equals === undefined) stanza.isWhole = false
  if (attribute !== undefined) stanza.attributes.push(attribute)
}

/** Tells whether a line is `node:` and the like, but for the blanks before it. */
function isIndentedHead({ parts: [name, colon, rest] }: LineShape): boolean {
  if (name === undefined || colon?.tokenType.name !== 'Colon' || rest !== undefined) return false
  return stanzaEntries.some(entry => entry.name === name.image)
}

function indentedHead(source: Source, name: GrammarToken): Fault {
  const { start } = spanOf(name)
  const place = { file: source.id, span: spanFrom(lineStartAt(source.text, start), start) }
  return {
    rule: 'ocfs2-conf/invalid-head',
    at: { file: source.id, span: spanOf(name) },
    message: `The head "${name.image}:" is indented`,
    fixes: [{ title: 'Take the blanks before it out', safety: 'safe', edits: [{ ...place, newText: '' }] }],
  }
}

/** Tells whether a line with a byte-order mark goes on as a comment. */
function isComment({ parts }: LineShape): boolean {
  return withoutMark(parts)[0]?.image === '#' && parts[0]?.image === '\uFEFF'
}

function withoutMark(parts: readonly GrammarToken[]): readonly GrammarToken[] {
  return parts[0]?.image === '\uFEFF' ? parts.slice(1) : parts
}

function endOfMarks(text: string, from: number): number {
  let end = from
  while (text[end] === '\uFEFF') end += 1
  return end
}

function reportMark(source: Source, { parts: [mark] }: LineShape, faults: Fault[]): void {
  if (mark === undefined) return
  // A text that was put together of others may begin with several.
  const span = spanFrom(spanOf(mark).start, endOfMarks(source.text, spanOf(mark).end))
  // Without the mark a blank is the first character of its line, and the line an attribute.
  const safety = /[ \t]/.test(source.text[span.end] ?? '') ? 'unsafe' : 'safe'
  faults.push({
    rule: 'ocfs2-conf/invalid-head',
    at: { file: source.id, span },
    message: 'A byte-order mark stands before the first line',
    fixes: [{ title: 'Remove the byte-order mark', safety, edits: [{ file: source.id, span, newText: '' }] }],
  })
}

function markBroken(stanzas: readonly OpenStanza[]): void {
  const stanza = stanzas[stanzas.length - 1]
  if (stanza !== undefined) stanza.isWhole = false
}

/** Reads a line that begins in the first column. Returns nothing where it names no stanza. */
function readHead(source: Source, line: LineShape, faults: Fault[]): Omit<OpenStanza, 'isApart' | 'gaps'> | undefined {
  const parts = withoutMark(line.parts)
  const hasMark = parts !== line.parts
  if (hasMark) reportMark(source, line, faults)
  const invalid = (span: Span, message: string, help?: string): void => {
    faults.push({
      rule: 'ocfs2-conf/invalid-head',
      at: { file: source.id, span },
      message,
      ...(help === undefined ? {} : { help }),
    })
  }
  const [name, colon] = parts
  if (name === undefined) return undefined
  if (name.tokenType.name !== 'Name') {
    const isRemark = hasMark && name.image === '#'
    if (!isRemark) invalid(acrossLine(parts), 'A line in the first column is neither a section head nor a comment', remarkHelp(name.image))
    return undefined
  }
  const open = (isSound: boolean): Omit<OpenStanza, 'isApart' | 'gaps'> => ({
    name: toWord(source, name),
    isSound: isSound && !hasMark,
    isWhole: isSound,
    attributes: [],
  })
  const nameEnd = spanOf(name).end
  if (colon === undefined) invalid(spanFrom(nameEnd, nameEnd), `":" is missing after "${name.image}"`)
  else if (colon.tokenType.name !== 'Colon') invalid(acrossLine(parts.slice(1)), `":" is missing after "${name.image}"`)
  else if (colon.startOffset > nameEnd) {
    invalid(spanFrom(nameEnd, colon.startOffset), `Blanks stand between "${name.image}" and its ":"`)
  } else if (parts.length > 2) invalid(acrossLine(parts.slice(2)), `Nothing may follow "${name.image}:" on its line`)
  else return open(true)
  return open(false)
}

function remarkHelp(image: string): string | undefined {
  return /^[/;!<%*]/.test(image) ? 'A remark begins with "#".' : undefined
}

/** Reads an indented line. Returns nothing where it does not begin with a name. */
function readAttribute(source: Source, line: LineShape, faults: Fault[]): Attribute | undefined {
  const { parts } = line
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

/** Lines without a blank before them are told once: whatever took it away from one took it from all. */
function reportUnindented(progress: Progress, name: GrammarToken, { isInside }: { readonly isInside: boolean }): void {
  const { source, faults, unindented } = progress
  const { start } = spanOf(name)
  // Outside of a section it would be as wrong with a blank, and behind a byte-order mark none is the first character of the line.
  const edits = isInside && lineStartAt(source.text, start) === start ? [{ file: source.id, span: spanFrom(start, start), newText: '\t' }] : []
  if (unindented !== undefined && edits.length > 0) {
    unindented.edits.push(...edits)
    const others = unindented.edits.length - 1
    unindented.fault.message = `${unindented.message}, and ${others === 1 ? 'neither is' : 'neither are'} ${counted(others, 'other line')}`
    return
  }
  const message = `Attribute "${name.image}" is not indented`
  const fault = {
    rule: 'ocfs2-conf/misplaced-attribute',
    at: { file: source.id, span: spanOf(name) },
    message,
    ...(edits.length === 0 ? {} : { fixes: [{ title: 'Indent the line', safety: 'safe' as const, edits }] }),
  }
  if (edits.length > 0) progress.unindented = { fault, message, edits }
  faults.push(fault)
}

function misplaced(source: Source, first: GrammarToken, { name }: OpenStanza): Fault {
  const related = name === undefined ? {} : { related: [{
    at: { file: source.id, span: name.span },
    message: 'an empty line has ended this section',
  }] }
  return {
    rule: 'ocfs2-conf/misplaced-attribute',
    at: { file: source.id, span: spanOf(first) },
    message: 'An indented line stands behind an empty one, outside any section',
    ...related,
  }
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

/** Takes off what glib calls white space; a vertical tab is none. */
function trimmedEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\r\n\f'.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}
