import type { Fix } from '../../../diagnostics/fix.js'
import type { ParsedFile } from '../../../syntax/parsed-file.js'
import { templateMarks } from '../../../syntax/template-marks.js'
import { lineEndAt, lineStartAt, nextLineAt } from '../../../text/line-at.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import { layoutDoubt } from '../layout-doubt.js'
import type { Setting } from '../model.js'

/**
 * Takes out the lines of something that the release does not read, so that it means the same as before to this one. There is no
 * fix where something else stands on these lines, and none is safe that would take an error with it, such as a missing brace, or
 * what a program fills in: nobody knows what that is.
 */
export function removalOf(file: ParsedFile, { start, end }: Span, title: string): readonly Fix[] {
  const { text, id } = file.source
  const [from, to] = [lineStartAt(text, start), nextLineAt(text, Math.max(start, end - 1))]
  if (text.slice(from, start).trim() !== '' || text.slice(end, lineEndAt(text, Math.max(start, end - 1))).trim() !== '') return []
  // Beside other words a brace does not open or close what it seems to; nor does any where one is missing or too many.
  const taken = text.slice(start, end)
  const isOdd = /\S[ \t]*\}|[{}][ \t]*[^\s{}]/.test(taken) || layoutDoubt(file) !== undefined || !templateMarks(taken).next().done
  return [{ title, safety: isOdd ? 'unsafe' : 'safe', isOfRelease: true, edits: [{ file: id, span: spanFrom(from, to), newText: '' }], restsOn: spanFrom(from, to) }]
}

/** Finds where a setting stands. */
export function spanOfSetting({ key, value }: Setting): Span {
  return spanFrom(key.span.start, Math.max(key.span.end, value.span.end))
}
