import { alignedAgain } from '../../syntax/alignment.js'
import { keptSpans } from '../../syntax/kept-spans.js'
import type { KeptSpans } from '../../syntax/kept-spans.js'
import { planLayout } from '../../syntax/layout.js'
import type { Gap, GapPlan } from '../../syntax/layout.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { templateLines } from '../../syntax/template-marks.js'
import { isSolid } from '../../syntax/token.js'
import type { Edit } from '../../text/edit.js'
import { lineEndAt, lineStartAt } from '../../text/line-at.js'
import type { Span } from '../../text/span.js'
import type { HaCfTree, Statement } from './ast.js'
import { linePieces } from './reading/long-line.js'
import { directiveNamed } from './vocabulary.js'

/** Names longer than this do not push the values of their neighbours to the right. */
const widestName = 20

/** A line with more text than this is left alone, so that no line grows over heartbeat's buffer. */
const mostText = 1000

/**
 * Lays a file out: one blank between words, values of neighbouring lines in one column, at most one blank line.
 *
 * Whitespace inside the arguments of `respawn`, `stonith` and their like is kept, because a shell or a plugin reads it.
 * Lines near the length of heartbeat's buffer are kept as they are, and so is what a template fills in. Comments behind words
 * that stood in one column do so again.
 */
export function format(file: ParsedFile<HaCfTree>): Edit[] {
  const { source, tokens, ast } = file
  const kept = keptSpans(keptLines(file), templateLines(source.text))
  const columns = valueColumns(ast.statements, source.text, kept)
  let next = 0

  const statementAt = (offset: number): Statement | undefined => {
    while (next < ast.statements.length && (ast.statements[next]?.span.end ?? 0) <= offset) next += 1
    const statement = ast.statements[next]
    return statement !== undefined && statement.span.start <= offset ? statement : undefined
  }

  const decide = (gap: Gap): GapPlan | undefined => {
    const { before, after } = gap
    if (after === undefined) return undefined
    if (before === undefined) return { breaks: 0, indent: '' }
    if (gap.breaks > 0) return { breaks: Math.min(gap.breaks, 2), indent: '' }
    if (after.kind === 'Comment') return { breaks: 0, indent: ' ' }
    if (gap.text === '' || after.kind === 'Ignored') return undefined
    const statement = statementAt(after.start)
    if (statement === undefined) return { breaks: 0, indent: ' ' }
    if (before.end === statement.name.span.end) {
      const column = columns.get(statement) ?? statement.name.text.length
      return { breaks: 0, indent: ' '.repeat(Math.max(1, column - statement.name.text.length + 1)) }
    }
    return directiveNamed(statement.name.text)?.class === 'whole-line' ? undefined : { breaks: 0, indent: ' ' }
  }
  // The whitespace behind the last word is not asked for, and a byte-order mark in front is no whitespace to heartbeat.
  const { text } = source
  const isMark = ({ span }: Edit): boolean => span.start === 0 && (text[0] === '\uFEFF' || text[span.end] === '\uFEFF')
  const edits = planLayout(text, tokens, decide, kept).filter(edit => !isMark(edit))
  return alignedAgain(text, edits, file.comments.map(({ start }) => start), kept)
}

/** Finds the column of the values of each run of lines that follow each other directly. */
function valueColumns(statements: readonly Statement[], text: string, kept: KeptSpans): Map<Statement, number> {
  const columns = new Map<Statement, number>()
  let run: Statement[] = []
  const close = (): void => {
    const widest = run.reduce((length, { name }) => Math.max(length, name.text.length), 0)
    for (const statement of run) columns.set(statement, widest)
    run = []
  }
  let last: Statement | undefined
  for (const statement of statements) {
    if (last !== undefined && !isNextLine(text, last, statement)) close()
    last = statement
    const { name, words } = statement
    if (words.length > 0 && name.text.length <= widestName && !kept.touches(name.span)) run.push(statement)
  }
  close()
  return columns
}

function isNextLine(text: string, first: Statement, second: Statement): boolean {
  const lineEnd = text.indexOf('\n', first.span.end)
  if (lineEnd === -1 || lineEnd >= second.span.start) return false
  const following = text.indexOf('\n', lineEnd + 1)
  return following === -1 || following >= second.span.start
}

/** Lists the lines that are left alone, in order. */
function keptLines({ source, tokens, ast }: ParsedFile<HaCfTree>): Span[] {
  const { text } = source
  const kept: Span[] = []
  const keep = (offset: number): void => {
    const last = kept[kept.length - 1]
    if (last !== undefined && last.start <= offset && offset <= last.end) return
    kept.push({ start: lineStartAt(text, offset), end: lineEndAt(text, offset) })
  }
  // What a line with look-alikes means is a guess, blanks at its end included.
  const unlike = ast.statements.flatMap(({ misleading, span }) => (misleading === undefined ? [] : [span.start]))
  const offsets = [...linePieces(text).map(start => start - 1), ...wordyLines(tokens), ...unlike]
  for (const offset of offsets.sort((a, b) => a - b)) keep(offset)
  return kept
}

function* wordyLines(tokens: ParsedFile['tokens']): Generator<number> {
  let solid = 0
  for (const token of tokens) {
    if (token.kind === 'NewLine') solid = 0
    if (!isSolid(token)) continue
    const before = solid
    solid += token.end - token.start
    if (before <= mostText && solid > mostText) yield token.start
  }
}
