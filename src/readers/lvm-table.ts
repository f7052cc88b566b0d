import { linesOf, wordsOf } from './text-lines.js'
import type { Line, Word } from './text-lines.js'

/** A row of a table that `lvs`, `vgs` or `pvs` printed. */
export interface TableRow {
  readonly line: Line
  readonly words: readonly Word[]
  /** The text under a heading, by place: columns may be empty. */
  under(heading: string): string | undefined
}

/**
 * Reads a table of LVM's reports; lines before its head, warnings above all, are passed over.
 *
 * `headings` are the first words of the head. Only columns that are never empty can be counted by words.
 */
export function* lvmTable(text: string, headings: readonly string[]): Generator<TableRow> {
  let columns: readonly Word[] | undefined
  let head: Line | undefined
  for (const line of linesOf(text)) {
    const words = wordsOf(line)
    if (columns === undefined || head === undefined) {
      if (headings.every((heading, index) => words[index]?.text === heading)) [columns, head] = [words, line]
      continue
    }
    const [place, start] = [columns, head.start]
    yield {
      line,
      words,
      under(heading) {
        const at = place.findIndex(({ text: name }) => name === heading)
        const from = place[at]
        const next = place[at + 1]
        if (from === undefined) return undefined
        const cell = line.text.slice(from.start - start, next === undefined ? undefined : next.start - start).trim()
        return cell === '' ? undefined : cell
      },
    }
  }
}
