import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { ParsedFile } from '../../../syntax/parsed-file.js'

/** Says of the lack of a line that it stands behind a NUL, where it does. */
export function hiddenCause(comments: ParsedFile['comments'], { id: file, text }: ParsedFile['source'], wanted: RegExp): Pick<Finding, 'confirms'> {
  const cause = comments.find(({ kind, start, end }) => kind === 'Hidden' && wanted.test(text.slice(start, end)))
  return cause === undefined ? {} : { confirms: { rule: 'authkeys/hidden-text', at: { file, span: { start: cause.start, end: cause.end } } } }
}
