import { templateMarks } from '../../../syntax/template-marks.js'
import type { TemplateMark } from '../../../syntax/template-marks.js'
import { lineEndAt, lineStartAt } from '../../../text/line-at.js'

/** Finds the first place outside of comments that a program fills in before o2cb reads the file. */
export function firstTemplateMark(text: string): TemplateMark | undefined {
  let commentEnd = -1
  for (const mark of templateMarks(text)) {
    const { start } = mark.span
    if (start < commentEnd) continue
    if (text[lineStartAt(text, start)] !== '#') return mark
    commentEnd = lineEndAt(text, start)
  }
  return undefined
}
