import type { DocumentSymbol } from '../languages/language.js'
import type { EditedDocument } from './document.js'

/** Lines that can be folded away, both 1-based. */
export interface FoldingLines {
  readonly firstLine: number
  readonly lastLine: number
  readonly kind: 'section' | 'comment'
}

/** Lists what can be folded: every statement or section over several lines, without the line that closes it, parts that end where the next begins, and runs of comment lines. */
export function foldingsOf({ language, source, reading }: EditedDocument): readonly FoldingLines[] {
  const foldings: FoldingLines[] = []
  const lineOf = (offset: number): number => source.positionAt(offset).line
  /** Where statements begin that take several lines. */
  const begun = new Set<number>()
  for (const { start, end } of language.statements(reading.file)) {
    const firstLine = lineOf(start)
    const endLine = lineOf(Math.max(start, end - 1))
    if (endLine > firstLine) begun.add(firstLine)
    const lastLine = /^\s*(?:\}|<\/|\/?>)/.test(source.text.slice(source.lines.lineStarts[endLine - 1] ?? 0, end)) ? endLine - 1 : endLine
    if (lastLine > firstLine) foldings.push({ firstLine, lastLine, kind: 'section' })
  }
  foldings.push(...partsOf(language.symbols(reading), begun, lineOf))
  let run: { first: number; last: number } | undefined
  const close = (): void => {
    if (run !== undefined && run.last > run.first) foldings.push({ firstLine: run.first, lastLine: run.last, kind: 'comment' })
  }
  for (const comment of reading.file.comments) {
    const first = lineOf(comment.start)
    const lineStart = source.lines.lineStarts[first - 1] ?? 0
    if (source.text.slice(lineStart, comment.start).trim() !== '') continue
    const last = lineOf(comment.end)
    if (run !== undefined && first === run.last + 1) {
      run = { first: run.first, last }
      continue
    }
    close()
    run = { first, last }
  }
  close()
  return foldings
}

/** Parts of an outline that no statement is all of, such as the tables of TOML. */
function partsOf(symbols: readonly DocumentSymbol[], begun: ReadonlySet<number>, lineOf: (offset: number) => number): FoldingLines[] {
  return symbols.flatMap(({ span, children }): FoldingLines[] => {
    if (children.length === 0) return []
    const [firstLine, lastLine] = [lineOf(span.start), lineOf(span.end)]
    return lastLine > firstLine && !begun.has(firstLine) ? [{ firstLine, lastLine, kind: 'section' }] : []
  })
}
