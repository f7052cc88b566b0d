import { parseShape } from '../../../grammars/crm-configure/parser.js'
import { oddBlanks, tokens } from '../../../grammars/crm-configure/tokens.js'
import type { Fault } from '../../diagnostics/diagnostic.js'
import { createFaults } from '../../diagnostics/fault-list.js'
import { createLexer, cutOnDemand, spanOf, tile } from '../../syntax/chevrotain.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Token } from '../../syntax/token.js'
import type { Origin } from '../../text/located.js'
import { counted } from '../../text/quantity.js'
import type { Source } from '../../text/source.js'
import type { Span } from '../../text/span.js'
import type { CrmTree, Statement, Word } from './ast.js'
import { firstTemplateMark } from './reading/template.js'
import { wordOf } from './reading/word.js'

const lex = createLexer(tokens)

/** Splits the text into tokens that tile it. */
export function tokenize(source: Source): readonly Token[] {
  return tile(source.text, lex(source.text))
}

/** Reads the statements of any text. */
export function parse(source: Source): ParsedFile<CrmTree> {
  const lexed = lex(source.text)
  const statements: Statement[] = []
  const faults = createFaults()
  for (const { parts } of parseShape(lexed.code).lines) {
    const words = wordsOf(source, parts)
    const [first] = words
    const last = words[words.length - 1]
    if (first === undefined || last === undefined) continue
    statements.push({ kind: 'Statement', span: { start: first.span.start, end: last.span.end }, words })
    // XML has quotes of its own.
    if (first.value !== 'xml') faults.push(...words.flatMap(openQuotes), ...words.slice(0, words.findIndex(hasControl) + 1).slice(-1).map(word => controlFault(source.text, word)))
  }
  const lastStart = statements[statements.length - 1]?.span.start ?? 0
  faults.push(...remarkFaults(source, lexed.comments.map(spanOf).filter(({ start }) => start < lastStart)))
  const mark = firstTemplateMark(source.text, statements)
  const found = mark === undefined ? faults : [{ rule: 'crm-configure/template-mark', at: { file: source.id, span: mark.span }, message: `"${mark.opening}" begins what a program fills in` }]
  return createParsedFile<CrmTree>({ source, ast: { kind: 'File', statements, isTemplate: mark !== undefined }, faults: found, ...cutOnDemand(source.text, lex, lexed.comments) })
}

/** A word that stands right before the backslash is one with what the next line begins with. */
function wordsOf({ id, text }: Source, parts: readonly Parameters<typeof spanOf>[0][]): Word[] {
  const words: Word[] = []
  let pieces: Span[] = []
  let isJoined = false
  const finish = (): void => {
    if (pieces.length > 0) words.push(wordOf(text, id, pieces))
    pieces = []
  }
  for (const part of parts) {
    const span = spanOf(part)
    if (part.tokenType.name === 'Continuation') {
      isJoined = isJoined || pieces[pieces.length - 1]?.end === span.start
      continue
    }
    if (!isJoined) finish()
    pieces.push(span)
    isJoined = false
  }
  finish()
  // As long as it is: what grew one by one has room for more.
  return [...words]
}

function openQuotes({ file, openQuote }: Word): Fault[] {
  if (openQuote === undefined) return []
  return [{ rule: 'crm-configure/unclosed-quote', at: { file, span: { start: openQuote, end: openQuote + 1 } }, message: 'The quote has no end on its line' }]
}

/** What no XML can hold. */
const control = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/

function hasControl({ value }: Word): boolean {
  return control.test(value)
}

function controlFault(text: string, { file, span }: Origin): Fault {
  const start = span.start + Math.max(0, text.slice(span.start, span.end).search(control))
  const code = text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0')
  return {
    rule: 'crm-configure/invalid-character',
    at: { file, span: { start, end: start + 1 } },
    message: `The control character U+${code} stands here, which no CIB can hold`,
    // crm writes "&#65534;" for it, letter by letter, which a value may be.
    ...(code.startsWith('FFF') && text.slice(span.start, start).includes('=') ? { origin: 'practice' as const } : {}),
  }
}

/** Finds what keeps remarks from becoming comments of XML; the first of a kind tells of all. */
function* remarkFaults({ id: file, text }: Source, remarks: readonly Span[]): Generator<Fault> {
  const kept = remarks.map(({ start, end }) => ({ start, end: endWithoutBlanks(text, { start, end }) }))
  const control = kept.find(({ start, end }) => /[\0-\x08\v\f\x0e-\x1f]/.test(text.slice(start, end)))
  if (control !== undefined) yield controlFault(text, { file, span: control })
  const [torn, ...others] = kept.map(span => hyphensIn(text, span)).filter(hyphens => hyphens.length > 0)
  const [first] = torn ?? []
  if (torn === undefined || first === undefined) return
  yield {
    rule: 'crm-configure/invalid-comment',
    at: { file, span: first },
    message: `The remark ${first.end - first.start > 1 ? 'holds "--"' : 'ends in "-"'}, of which crm can make no comment of the CIB${others.length === 0 ? '' : `, like ${counted(others.length, 'other remark')}`}`,
    fixes: [{ title: 'Write "=" for these hyphens', safety: 'safe', edits: [torn, ...others].flat().map(span => ({ file, span, newText: '='.repeat(span.end - span.start) })) }],
  }
}

/** Where the text ends without the blanks that Python's `strip` takes off. */
function endWithoutBlanks(text: string, { start, end }: Span): number {
  let last = end
  while (last > start && ` \t\r\n${oddBlanks}`.includes(text.charAt(last - 1))) last -= 1
  return last
}

function hyphensIn(text: string, { start, end }: Span): Span[] {
  return Array.from(text.slice(start, end).matchAll(/-{2,}|-$/g), ({ index, 0: run }) => ({ start: start + index, end: start + index + run.length }))
}
