import { parseShape } from '../../../grammars/corosync-conf/parser.js'
import type { LineShape } from '../../../grammars/corosync-conf/parser.js'
import { tokens as tokenTypes } from '../../../grammars/corosync-conf/tokens.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import { createFaults } from '../../diagnostics/fault-list.js'
import { createLexer, cutOnDemand, spanOf } from '../../syntax/chevrotain.js'
import type { GrammarToken } from '../../syntax/chevrotain.js'
import { deepestNesting } from '../../syntax/depth-guard.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Source } from '../../text/source.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { isTemplated } from './reading/templated.js'
import { sectionAt } from './vocabulary.js'
import { allSections } from './vocabulary/sections.js'
import type { Closing, CorosyncFile, Item, Section, Statement, Word } from './ast.js'

/** Splits a text into tokens. */
export const lex = createLexer(tokenTypes)

/** A section whose end is yet to come. */
interface OpenSection {
  readonly name: Word
  readonly isApart: boolean
  readonly brace: Span
  readonly rest?: Word
  readonly children: Statement[]
}

/** What is read so far. */
interface Progress {
  readonly source: Source
  readonly faults: Fault[]
  readonly root: Statement[]
  readonly open: OpenSection[]
  /** Sections deeper than anybody follows: they are counted, and what they hold goes to the deepest that is followed. */
  below: number
}

/** Parses any text as corosync.conf. What a release makes of a line that is none is for `read` to say. */
export function parse(source: Source): ParsedFile<CorosyncFile> {
  const lexed = lex(source.text)
  const progress: Progress = { source, faults: createFaults(), root: [], open: [], below: 0 }
  const hasOtherLineEnds = endsWithReturns(source.text)
  for (const [index, line] of (hasOtherLineEnds ? [] : parseShape(lexed.code)).entries()) {
    if (index === 0 && /^\uFEFF[ \t]*#/.test(source.text)) continue // A remark but for the mark.
    readLine(progress, line)
  }
  const unclosed = closeAll(progress)
  const ast: CorosyncFile = { kind: 'File', children: progress.root, unclosed, hasMark: source.text.startsWith('\uFEFF'), hasOtherLineEnds }
  return createParsedFile({ source, ast, faults: progress.faults, ...cutOnDemand(source.text, lex, lexed.comments) })
}

/** Where the next statement goes. */
function here({ open, root }: Progress): Statement[] {
  return open[open.length - 1]?.children ?? root
}

function readLine(progress: Progress, line: LineShape): void {
  const { source } = progress
  switch (line.kind) {
    case 'opening':
      return openSection(progress, line)
    case 'item':
      here(progress).push(itemOf(source, line))
      return
    case 'closing':
      return closeSection(progress, closingOf(source, line))
    case 'words': {
      const word = across(source, line.words)
      if (word !== undefined && !isTemplated(source.text, word.span.start)) here(progress).push({ kind: 'Words', ...word })
    }
  }
}

function openSection(progress: Progress, line: Extract<LineShape, { kind: 'opening' }>): void {
  const { source, faults, open } = progress
  // The braces of a template open nothing.
  if (isTemplated(source.text, spanOf(line.brace).start)) {
    const item = templateItem(source, line)
    if (item !== undefined) here(progress).push(item)
  } else if (open.length < deepestNesting) open.push(sectionOf(source, line, here(progress)))
  else {
    if (progress.below === 0) faults.push(tooDeep(source, spanOf(line.brace)))
    progress.below += 1
  }
}

function closeSection(progress: Progress, closing: Closing): void {
  if (progress.below > 0) {
    progress.below -= 1
    return
  }
  const section = progress.open.pop()
  here(progress).push(section === undefined ? closing : closed(section, closing))
}

/** Closes what is open at the end of the file; gives those sections, the outermost first. */
function closeAll(progress: Progress): readonly Section[] {
  const { open } = progress
  const unclosed: Section[] = []
  for (let section = open.pop(); section !== undefined; section = open.pop()) {
    const behind = open.length === 0 ? sectionsOfFile(section.children) : []
    const whole = closed(section, undefined)
    unclosed.unshift(whole)
    here(progress).push(whole)
    for (const statement of behind) here(progress).push(statement)
  }
  return unclosed
}

/** Tells of lines that end as on old systems, with a carriage return alone. */
function endsWithReturns(text: string): boolean {
  const returns = text.split(/\r(?!\n)/).length - 1
  return returns > 1 && returns > text.split('\n').length
}

/** Takes out of a section all from where one begins that belongs into the file itself: there its brace is missing. */
function sectionsOfFile(children: Statement[]): Statement[] {
  const at = children.findIndex(child => child.kind === 'Section' && sectionAt(child.name.text)?.in.length === 0)
  return at === -1 ? [] : children.splice(at)
}

function tooDeep(source: Source, span: Span): Fault {
  const message = `Sections are nested more than ${deepestNesting} deep; nothing from here on is checked`
  return { rule: 'corosync-conf/too-deep', at: { file: source.id, span }, message }
}

/** A key whose value is filled in; nothing where the line says something to the template only. */
function templateItem({ text }: Source, { name, colon, brace, rest }: Extract<LineShape, { kind: 'opening' }>): Item | undefined {
  if (name === undefined || colon === undefined) return undefined
  const key = wordOf(name)
  const end = rest.reduce((last, token) => Math.max(last, spanOf(token).end), spanOf(brace).end)
  const value = spanFrom(spanOf(brace).start, end)
  return { kind: 'Item', span: spanFrom(key.span.start, end), key, colon: spanOf(colon), value: { text: text.slice(value.start, value.end), span: value } }
}

function closed({ name, isApart, brace, rest, children }: OpenSection, close: Closing | undefined): Section {
  const last = close?.span ?? children[children.length - 1]?.span ?? rest?.span ?? brace
  return {
    kind: 'Section',
    span: spanFrom(Math.min(name.span.start, brace.start), last.end),
    name,
    isApart,
    brace,
    ...(rest === undefined ? {} : { rest }),
    children,
    ...(close === undefined ? {} : { close }),
  }
}

function sectionOf(source: Source, { name, brace, rest }: Extract<LineShape, { kind: 'opening' }>, before: Statement[]): OpenSection {
  const braceSpan = spanOf(brace)
  const apart = name === undefined ? nameBefore(before) : undefined
  const word = name === undefined ? (apart ?? { text: '', span: spanFrom(braceSpan.start, braceSpan.start) }) : wordOf(name)
  const behind = across(source, rest)
  return { name: word, isApart: apart !== undefined, brace: braceSpan, ...(behind === undefined ? {} : { rest: behind }), children: [] }
}

/** Takes the line before a nameless brace for its name, where it is the name of a section. */
function nameBefore(before: Statement[]): Word | undefined {
  const last = before[before.length - 1]
  if (last?.kind !== 'Words' || !sectionNames().has(last.text)) return undefined
  before.pop()
  return { text: last.text, span: last.span }
}

let names: ReadonlySet<string> | undefined

function sectionNames(): ReadonlySet<string> {
  return (names ??= new Set(allSections().map(({ name }) => name)))
}

function itemOf(source: Source, { key, colon, value }: Extract<LineShape, { kind: 'item' }>): Item {
  const colonSpan = spanOf(colon)
  const keyWord = key === undefined ? { text: '', span: spanFrom(colonSpan.start, colonSpan.start) } : wordOf(key)
  const valueWord = across(source, value) ?? { text: '', span: spanFrom(colonSpan.end, colonSpan.end) }
  return { kind: 'Item', span: spanFrom(keyWord.span.start, valueWord.span.end), key: keyWord, colon: colonSpan, value: valueWord }
}

function closingOf(source: Source, { before, brace, rest }: Extract<LineShape, { kind: 'closing' }>): Closing {
  const braceSpan = spanOf(brace)
  const first = across(source, before)
  const last = across(source, rest)
  return {
    kind: 'Closing',
    span: spanFrom(first?.span.start ?? braceSpan.start, last?.span.end ?? braceSpan.end),
    ...(first === undefined ? {} : { before: first }),
    brace: braceSpan,
    ...(last === undefined ? {} : { rest: last }),
  }
}

/** A byte-order mark before the first word is reported by itself. */
function wordOf(token: GrammarToken): Word {
  const { start, end } = spanOf(token)
  const from = start === 0 && token.image.startsWith('\uFEFF') ? 1 : 0
  return { text: token.image.slice(from), span: spanFrom(from === 0 ? start : 1, end) }
}

/** Joins what lies from the first to the last token. */
function across(source: Source, tokens: readonly GrammarToken[]): Word | undefined {
  const [first] = tokens
  const last = tokens[tokens.length - 1]
  if (first === undefined || last === undefined) return undefined
  const span = spanFrom(spanOf(first).start, spanOf(last).end)
  return { text: source.text.slice(span.start, span.end), span }
}
