import type { Fault } from '../../../diagnostics/diagnostic.js'
import { lineStartAt } from '../../../text/line-at.js'
import type { Source } from '../../../text/source.js'
import { spanFrom } from '../../../text/span.js'

/**
 * Finds the first carriage return at which o2cb stops: behind a head or on an empty line.
 *
 * At the end of a value it is cut off with other white space, and in a comment it does not matter.
 */
export function returnFault(source: Source): Fault | undefined {
  const { text } = source
  const hidden = text.indexOf('\0')
  const end = hidden === -1 ? text.length : hidden
  let found: number | undefined
  const returns: number[] = []
  /** Where the white space ends in which the last carriage return stands. */
  let runEnd = 0
  for (let at = text.indexOf('\r'); at !== -1 && at < end; at = text.indexOf('\r', at + 1)) {
    if (runEnd <= at) {
      runEnd = at + 1
      while (runEnd < end && ' \t\r'.includes(text.charAt(runEnd))) runEnd += 1
    }
    if (runEnd < end && text[runEnd] !== '\n') continue
    returns.push(at)
    if (found !== undefined) continue
    const lineStart = lineStartAt(text, at)
    const line = text.slice(lineStart, at)
    if (/^[ \t\r]*$/.test(line) || /^\w+:[ \t\r]*$/.test(line)) found = at
  }
  if (found === undefined) return undefined
  return {
    rule: 'ocfs2-conf/invalid-line-end',
    at: { file: source.id, span: spanFrom(found, found + 1) },
    message: 'The line ends with a carriage return',
    fixes: [
      {
        title: 'Take the carriage returns out of the file',
        // A backslash before one of them would join its line with the next.
        safety: returns.some(at => text[at - 1] === '\\') ? 'unsafe' : 'safe',
        edits: returns.map(at => ({ file: source.id, span: spanFrom(at, at + 1), newText: '' })),
      },
    ],
  }
}
