import { applyEdits } from '../text/edit.js'
import type { Edit } from '../text/edit.js'
import { lineStartAt } from '../text/line-at.js'
import type { KeptSpans } from './kept-spans.js'

/** Farther to the right nothing is aligned: such a column is hardly meant. */
const widestColumn = 120
const tabWidth = 8

/** Something behind other words that stood in one column with its like on neighbouring lines: where it starts, and where the gap before it does. */
interface Pillar {
  readonly gapStart: number
  readonly start: number
  readonly line: number
  readonly column: number
}

/**
 * Puts what stood in one column on neighbouring lines into one column again.
 *
 * `edits` are those of a layout that puts one blank before each of the places `starts`, at most one a line, in order. What
 * is on a kept line stays, and counts for nobody.
 */
export function alignedAgain(text: string, edits: readonly Edit[], starts: readonly number[], kept?: KeptSpans): Edit[] {
  const runs = runsOf(text, starts, kept)
  if (runs.length === 0) return [...edits]
  const formatted = applyEdits(text, edits)
  const placeOf = movedBy(edits)
  const byStart = new Map(edits.map(edit => [edit.span.start, edit]))
  for (const run of runs) {
    const widths = run.map(({ gapStart }) => columnAt(formatted, placeOf(gapStart)))
    const column = Math.max(...widths) + 1
    if (column > widestColumn) continue
    for (const [index, { gapStart, start }] of run.entries()) {
      const newText = ' '.repeat(column - (widths[index] ?? 0))
      if (newText === text.slice(gapStart, start)) byStart.delete(gapStart)
      else byStart.set(gapStart, { span: { start: gapStart, end: start }, newText })
    }
  }
  return [...byStart.values()].sort((a, b) => a.span.start - b.span.start)
}

/** Finds runs of lines of which one has more than a blank before the place, and all have it in the same column. */
function runsOf(text: string, starts: readonly number[], kept: KeptSpans | undefined): readonly (readonly Pillar[])[] {
  const runs: Pillar[][] = []
  let run: Pillar[] = []
  const close = (): void => {
    if (run.length > 1 && run.some(({ gapStart, start }) => text.slice(gapStart, start) !== ' ')) runs.push(run)
    run = []
  }
  let line = 0
  let counted = 0
  for (const start of starts) {
    for (; counted < start; counted += 1) if (text.charCodeAt(counted) === 10) line += 1
    let gapStart = start
    while (gapStart > 0 && (text[gapStart - 1] === ' ' || text[gapStart - 1] === '\t')) gapStart -= 1
    const isFirst = gapStart === lineStartAt(text, gapStart)
    if (isFirst || gapStart === start || kept?.touches({ start: gapStart, end: start }) === true) continue
    const pillar = { gapStart, start, line, column: columnAt(text, start) }
    const last = run[run.length - 1]
    if (last !== undefined && (last.line + 1 !== line || last.column !== pillar.column)) close()
    run.push(pillar)
  }
  close()
  return runs
}

/** Makes the function that tells where a place is after edits that are in order; it is asked in order. */
function movedBy(edits: readonly Edit[]): (offset: number) => number {
  let next = 0
  let moved = 0
  return offset => {
    for (let edit = edits[next]; edit !== undefined && edit.span.end <= offset; edit = edits[next]) {
      moved += edit.newText.length - (edit.span.end - edit.span.start)
      next += 1
    }
    return offset + moved
  }
}

function columnAt(text: string, offset: number): number {
  let column = 0
  for (const character of text.slice(lineStartAt(text, offset), offset)) {
    column = character === '\t' ? column + tabWidth - (column % tabWidth) : column + 1
  }
  return column
}
