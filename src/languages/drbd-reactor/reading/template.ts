import { templateMarks } from '../../../syntax/template-marks.js'
import { lineEndAt, lineStartAt } from '../../../text/line-at.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'

/** Lists the lines that a template fills in. What a shell will fill in is a command to the daemon. */
export function templateLines(text: string): readonly Span[] {
  return [...templateMarks(text)].filter(({ opening }) => /^(?:\{[{%]|<%)/.test(opening)).map(({ span }) => spanFrom(lineStartAt(text, span.start), lineEndAt(text, span.end)))
}
