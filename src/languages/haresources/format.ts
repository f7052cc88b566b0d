import { alignedAgain } from '../../syntax/alignment.js'
import { keptSpans } from '../../syntax/kept-spans.js'
import { planLayout } from '../../syntax/layout.js'
import type { Gap, GapPlan } from '../../syntax/layout.js'
import { linesLongerThan } from '../../syntax/long-lines.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { templateLines } from '../../syntax/template-marks.js'
import type { Edit } from '../../text/edit.js'
import { lineStartAt } from '../../text/line-at.js'
import type { FormatOptions } from '../language.js'
import { bufferBytes } from './reading/daemon.js'

/** A line with more may not fit into heartbeat's buffer: a UTF-16 unit is at most three bytes. */
const mostCharacters = Math.floor(bufferBytes / 3)

/**
 * Lays a haresources file out: one blank between words, groups at the left edge, continued lines indented.
 *
 * The breaks of the lines stay where they are, and so does all whitespace that one of the two readers gives a meaning:
 * beside a backslash and the line end behind it, before a carriage return, around a comment that is glued to a word,
 * and in a line that may be too long for heartbeat. So does what a template fills in; comments behind words that stood in
 * one column do so again.
 */
export function format(file: ParsedFile, options: FormatOptions): readonly Edit[] {
  const { text } = file.source
  const indent = ' '.repeat(options.indent ?? 4)
  const kept = keptSpans(linesLongerThan(file.source, mostCharacters), templateLines(text))

  const decide = ({ before, after, breaks, text: gap }: Gap): GapPlan | undefined => {
    if (before?.kind === 'ByteOrderMark') return undefined
    if (before?.kind === 'Continuation') {
      // Without an indentation the words on both sides are one; an empty line ends the group.
      const isOneWord = gap === '' && (after?.kind === 'Continuation' || !/[ \t]/.test(text[before.start - 1] ?? ''))
      return breaks > 0 || isOneWord ? undefined : { breaks: 0, indent }
    }
    if (before === undefined) {
      // At the very start of the file the character would become a byte-order mark.
      const isMark = after !== undefined && text[after.start] === '\uFEFF'
      return gap.includes('\r') || isMark ? undefined : { breaks: 0, indent: '' }
    }
    if (before.kind === 'Comment' && text[before.start - 1] === '\\') return undefined
    if (breaks > 0) {
      if (gap.includes('\r') || /[\r\\]/.test(text[before.end - 1] ?? '')) return undefined
      // Such a comment belongs to the line before, and what follows may do so, too.
      if (before.kind === 'Comment' && isContinued(text, before.start)) return undefined
      // An indented line may lack the backslash before it, which nobody would see any more.
      const isIndented = breaks === 1 && before.kind !== 'Comment' && /\n[ \t]+$/.test(gap) && after !== undefined
      return { breaks: Math.min(breaks, 2), indent: isIndented ? indent : '' }
    }
    if (after?.kind === 'Comment') return gap === '' ? undefined : { breaks: 0, indent: ' ' }
    if (after?.kind === 'Continuation') return gap === '' ? undefined : { breaks: 0, indent: ' ' }
    return { breaks: 0, indent: ' ' }
  }
  const lastEnd = text.trimEnd().length
  const hasBackslash = text.lastIndexOf('\\') > text.lastIndexOf('\n', lastEnd - 1)
  const keepsEnd = hasBackslash || text.includes('\r', lastEnd)
  const edits = planLayout(text, file.tokens, decide, kept)
  const allowed = keepsEnd ? edits.filter(({ span }) => span.end !== text.length || span.start < lastEnd) : edits
  return alignedAgain(text, allowed, file.comments.map(({ start }) => start), kept)
}

/** Tells whether the line before the one of a comment ends in a backslash. */
function isContinued(text: string, comment: number): boolean {
  return text.startsWith('\\\n', lineStartAt(text, comment) - 2)
}
