import { templateLines as linesOf, templateMarks } from '../../../syntax/template-marks.js'
import type { TemplateMark } from '../../../syntax/template-marks.js'
import { lineStartAt } from '../../../text/line-at.js'
import type { Span } from '../../../text/span.js'

/** Lists the lines that a template fills in. */
export function templateLines(text: string): readonly Span[] {
  return linesOf(text, ownMarks(text))
}

/** Finds the first place outside of comments that a template fills in. */
export function firstTemplateMark(text: string): TemplateMark | undefined {
  for (const mark of ownMarks(text)) if (!/^[ \t]*#/.test(text.slice(lineStartAt(text, mark.span.start), mark.span.start))) return mark
  return undefined
}

/** Marks of templates. What a shell will fill in is a command to the daemon. */
function* ownMarks(text: string): Generator<TemplateMark> {
  for (const mark of templateMarks(text)) if (/^(?:\{[{%]|<%)/.test(mark.opening)) yield mark
}
