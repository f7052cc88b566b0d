import { keptSpans } from '../../syntax/kept-spans.js'
import { planLayout } from '../../syntax/layout.js'
import type { Gap, GapPlan } from '../../syntax/layout.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { templateLines } from '../../syntax/template-marks.js'
import type { Edit } from '../../text/edit.js'
import type { FormatOptions } from '../language.js'
import { parts } from './vocabulary/statements.js'

/**
 * Lays a text out as the crm shell does: statements begin lines, what continues them stands one tab in, words are one blank apart.
 *
 * Lines that a program fills in stay as they are.
 */
export function format(file: ParsedFile, { indent }: FormatOptions): readonly Edit[] {
  const step = indent === undefined ? '\t' : ' '.repeat(indent)
  const { text } = file.source
  return planLayout(text, file.tokens, gap => (isGoingOn(gap, text) ? undefined : planOf(gap, step)), keptSpans(templateLines(text)))
}

/** A line that goes on with the one before, of which the backslash was lost, stays where it stands: it is no statement of its own. */
function isGoingOn({ before, after, text: gap, breaks }: Gap, text: string): boolean {
  return breaks > 0 && before?.kind !== 'Continuation' && after !== undefined && /[ \t]$/.test(gap) && goingOn.has(text.slice(after.start, after.end).toLowerCase())
}

const goingOn: ReadonlySet<string> = new Set(parts.map(({ name }) => name))

function planOf({ before, after, breaks, text }: Gap, step: string): GapPlan | undefined {
  if (before?.kind === 'Unknown' || after?.kind === 'Unknown' || /[^ \t\r\n]/.test(text)) return undefined
  if (before === undefined) return { breaks: 0, indent: '' }
  if (before.kind === 'Continuation') {
    // An empty line ends the statement; a comment may begin behind it.
    if (breaks !== 1) return breaks === 0 ? undefined : { breaks: Math.min(breaks, 3), indent: '' }
    return { breaks: 1, indent: after?.kind === 'Comment' ? '' : step }
  }
  if (breaks > 0) return { breaks: Math.min(breaks, 2), indent: '' }
  // Without a blank before the backslash the lines are joined to one word.
  return text === '' ? undefined : { breaks: 0, indent: ' ' }
}
