import type { ParsedFile } from '../../syntax/parsed-file.js'
import { templateMarks } from '../../syntax/template-marks.js'
import type { Token } from '../../syntax/token.js'
import { lineEndAt, lineStartAt } from '../../text/line-at.js'
import { lookAlikeInWords } from '../../text/look-alikes.js'
import { originOf } from '../../text/located.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { LayoutDoubt } from '../language.js'
import { endOf } from './ast.js'
import type { Ast, Item } from './ast.js'
import type { DrbdConfFile } from './parse.js'
import { isStatementName } from './reading/statement.js'
import { allItems, braceFault } from './analysis/well-built.js'

/**
 * Tells why nobody knows which block a line belongs to: a brace is missing or stands alone, a string does not end, or the
 * braces are those of a template.
 */
export function layoutDoubt(file: ParsedFile): LayoutDoubt | undefined {
  const { source: { text }, tokens, faults } = file
  const string = tokens.find(({ kind }) => kind === 'UnclosedString' || kind === 'BrokenString')
  if (string !== undefined) return { span: string, message: 'a string does not end on its line' }
  for (const { span, opening } of templateMarks(text)) {
    const mark = spanFrom(span.start, span.start + opening.length)
    if (opening.startsWith('<<')) return { span: mark, message: `"${opening}" begins a text in a shell script` }
    if (/[{}]/.test(text.slice(span.start, span.end)) && isOutside(tokens, span.start)) return { span: mark, message: `"${opening}" begins a mark of a template` }
  }
  const [misleading] = (file as DrbdConfFile).meant?.misleading ?? []
  if (misleading !== undefined) return { span: misleading, message: `the ${lookAlikeInWords(misleading)} is not what it looks like` }
  const [fault] = faults
  if (fault !== undefined) return { span: originOf(fault.at).span, message: 'blocks are nested too deep' }
  return doubtIn((file.ast as Ast).items)
}

/** Lists the lines on which a statement lacks its `;`, stands behind one too many, or is none of DRBD's: what is there is not understood. */
export function unclearLines(file: ParsedFile): Span[] {
  const { text } = file.source
  const lines: Span[] = []
  for (const item of allItems((file.ast as Ast).items)) {
    if (item.block === undefined && item.end < 0) lines.push(spanFrom(lineStartAt(text, item.start), lineEndAt(text, endOf(item))))
    const [first] = item.words
    const isOdd = first === undefined ? item.kind === 'Item' : first.kind !== 'Bare' || !isStatementName(first.image)
    if (item.block === undefined && isOdd) lines.push(spanFrom(lineStartAt(text, item.start), lineEndAt(text, endOf(item))))
    const last = item.words[item.words.length - 1]
    // A head over several lines is a statement without its `;`, and a head behind it.
    const isHead = item.block !== undefined && first !== undefined && last !== undefined && text.slice(first.start, last.end).includes('\n')
    if (isHead) lines.push(spanFrom(lineStartAt(text, first.start), lineEndAt(text, last.end)))
  }
  return lines
}

function doubtIn(items: readonly Item[]): LayoutDoubt | undefined {
  for (const item of allItems(items)) {
    const { words } = item
    const [first] = words
    const last = words[words.length - 1]
    const head = first === undefined || last === undefined ? spanFrom(item.start, item.start + 1) : spanFrom(first.start, last.end)
    const fault = braceFault(item)
    if (fault !== undefined) return { span: head, message: fault }
  }
  return undefined
}

/** Tells whether a place lies neither in a comment nor in a string. */
function isOutside(tokens: readonly Token[], offset: number): boolean {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.start ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  const token = tokens[low - 1]
  return token === undefined || (token.channel !== 'comment' && token.kind !== 'QuotedString')
}
