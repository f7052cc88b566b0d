import { keptSpans } from '../../syntax/kept-spans.js'
import { planLayout } from '../../syntax/layout.js'
import type { Gap, GapPlan } from '../../syntax/layout.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { templateLines } from '../../syntax/template-marks.js'
import type { Edit } from '../../text/edit.js'
import { lineEndAt, lineStartAt } from '../../text/line-at.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { FormatOptions } from '../language.js'
import { layoutDoubt } from './layout-doubt.js'
import { longestLine } from './reading/lines.js'
import { hasTemplates, isTemplated } from './reading/templated.js'

/** Lines that come near to the longest keep their layout, so that none becomes longer or shorter than corosync reads. */
const nearlyTooLong = longestLine / 3

/** Lays a file out: a tab a level, `key: value`, one empty line between sections at most, and one between those of the file. */
export function format(file: ParsedFile, options: FormatOptions): readonly Edit[] {
  if (layoutDoubt(file) !== undefined) return []
  const { text } = file.source
  const level = options.indent === undefined ? '\t' : ' '.repeat(options.indent)
  let depth = 0
  const mayBeTemplated = hasTemplates(text)
  const isFilledIn = (offset: number): boolean => mayBeTemplated && isTemplated(text, offset)
  const isKept = (offset: number): boolean => lineEndAt(text, offset) - lineStartAt(text, offset) > nearlyTooLong || isFilledIn(offset)

  const decide = ({ before, after, breaks }: Gap): GapPlan | undefined => {
    // The braces of a template open nothing.
    if (before?.kind === 'OpenBrace' && !isFilledIn(before.start)) depth += 1
    if (after?.kind === 'CloseBrace' && (before === undefined || breaks > 0)) depth = Math.max(0, depth - 1)
    if (after === undefined || isKept(after.start) || (before !== undefined && isKept(before.start))) return undefined
    // A byte-order mark that stands first in its line must not become the first character of the file.
    if (before === undefined && text[after.start] === '\uFEFF') return undefined
    if (before === undefined || breaks > 0) {
      const isBetween = before?.kind === 'CloseBrace' && depth === 0 && after.kind !== 'CloseBrace'
      const isEdge = before?.kind === 'OpenBrace' || after.kind === 'CloseBrace'
      const lines = before === undefined ? 0 : isEdge ? 1 : isBetween ? 2 : Math.min(breaks, 2)
      return { breaks: lines, indent: level.repeat(depth) }
    }
    if (after.kind === 'OpenBrace') return { breaks: 0, indent: ' ' }
    if (before.kind === 'Key' && after.kind === 'Colon') return { breaks: 0, indent: '' }
    if (before.kind === 'Colon' && after.kind === 'Value') return { breaks: 0, indent: ' ' }
    return undefined
  }
  return planLayout(text, file.tokens, decide, keptSpans(templateLines(text), longBlankLines(text)))
}

/** Lines of blanks that come near to the longest: which line a blank one is a part of, no word tells. */
function longBlankLines(text: string): Span[] {
  const lines = text.matchAll(new RegExp(`^[^\\S\\n]{${Math.floor(nearlyTooLong)},}$`, 'gm'))
  return Array.from(lines, ({ 0: line, index }) => spanFrom(index, index + line.length))
}
