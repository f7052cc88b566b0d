import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { LookAlikeAt } from '../../../text/look-alikes.js'
import { meantReplacements, meantWords, misleadingInWords } from '../../../text/misleading.js'
import { counted } from '../../../text/quantity.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import type { Line } from '../ast.js'
import type { Entry } from '../model.js'
import type { ReadText } from './reader.js'

/** Tells whether a line was copied out of a mail that quotes it. */
export function isQuoted({ words: [first] }: Line, { text }: ReadText): boolean {
  return first !== undefined && text[first.start] === '>'
}

/** Parts a line into words as they are meant, without the mark of a quoted mail. */
export function meantSpans(line: Line, { text }: ReadText): Span[] {
  const spans: Span[] = []
  for (const { span } of line.words.flatMap(word => meantWords(text, word))) {
    let { start } = span
    while (spans.length === 0 && start < span.end && text[start] === '>') start += 1
    if (start < span.end) spans.push(spanFrom(start, span.end))
  }
  return spans
}

interface Misreading {
  readonly source: ReadText
  readonly entry: Entry | undefined
  readonly isRefused: boolean
  /** The line as it is meant is one that heartbeat takes; true when absent. */
  readonly isSafe?: boolean
}

/** Reports look-alikes. What stands in a key has to change on all hosts, so that the fix is not safe. */
export function misleadingFault(misleading: readonly LookAlikeAt[], { source, entry, isRefused, isSafe = true }: Misreading): Fault {
  const { id: file, text } = source
  const [first] = misleading
  const key = entry?.kind === 'key' ? entry.key?.span : undefined
  const isInKey = key !== undefined && misleading.some(({ start }) => key.start <= start && start < key.end)
  const edits = meantReplacements(text, misleading, { dropsQuotes: !isInKey }).map(edit => ({ file, ...edit }))
  return {
    rule: 'authkeys/misleading-character',
    at: { file, span: spanFrom(first?.start ?? 0, first?.end ?? 0) },
    message: misleadingInWords(misleading, 'heartbeat'),
    fixes: [{ title: 'Write what was meant', safety: isInKey || !isSafe ? 'unsafe' : 'safe', edits }],
    ...(isRefused ? { severity: 'error', origin: 'daemon' } : {}),
  }
}

/** Reports the marks of a quoted mail, once. */
export function quotedFault(lines: readonly Line[], source: ReadText): Fault | undefined {
  const { id: file, text } = source
  const marks = lines.filter(line => !line.isOverflow && isQuoted(line, source)).map(({ span }) => {
    const [mark = ''] = /^[> \t]+/.exec(text.slice(span.start, span.end)) ?? []
    return spanFrom(span.start, span.start + mark.length)
  })
  const [first, ...others] = marks
  if (first === undefined) return undefined
  return {
    rule: 'authkeys/quoted-line',
    at: { file, span: spanFrom(first.start, first.start + 1) },
    message:
      'The line begins with the ">" of a quoted mail, which heartbeat cannot read' +
      (others.length === 0 ? '' : `, and ${others.length === 1 ? 'so does' : 'so do'} ${counted(others.length, 'other line')}`),
    fixes: [{ title: 'Take the ">" out', safety: 'unsafe', edits: marks.map(span => ({ file, span, newText: '' })) }],
  }
}
