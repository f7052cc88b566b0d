import { templateMarks } from '../../../syntax/template-marks.js'
import type { TemplateMark } from '../../../syntax/template-marks.js'
import type { Statement, Word } from '../ast.js'

/** Finds the first place outside of comments that a program fills in before the crm shell reads the text. */
export function firstTemplateMark(text: string, statements: readonly Statement[]): TemplateMark | undefined {
  const words = statements.flatMap(statement => statement.words)
  let next = 0
  for (const mark of templateMarks(text)) {
    while ((words[next]?.span.end ?? Infinity) <= mark.span.start) next += 1
    const word = words[next]
    if (word === undefined) return undefined
    if (word.span.start < mark.span.end && isLeft(text, mark, word)) return mark
  }
  return undefined
}

/** What may stand before a value, with its quote. */
const lead = /^(?:[^\s"'=]{0,200}=)?(["']?)$/

/**
 * Many a parameter is a command: what a shell or m4 would fill in is meant for them, unless it begins a value without quotes, or
 * is all of one with quotes.
 */
function isLeft(text: string, { opening, span: { start, end } }: TemplateMark, word: Word): boolean {
  if (/^(?:\{[{%#]|<%)/.test(opening)) return true
  if (opening.startsWith('<<')) return false
  const before = lead.exec(text.slice(Math.max(word.span.start, start - 250), start))
  const quote = before?.[1]
  return quote !== undefined && (quote === '' || text[end] === quote)
}
