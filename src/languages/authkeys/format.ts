import { planLayout } from '../../syntax/layout.js'
import type { Gap, GapPlan } from '../../syntax/layout.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Edit } from '../../text/edit.js'
import type { FormatOptions } from '../language.js'
import { bufferBytes } from './buffer.js'

/**
 * Lays an authkeys file out: single blanks between words, no indentation, at most one empty line in a row.
 *
 * Lines that might not fit into heartbeat's buffer, and blanks beside a vertical tab or a NUL, stay as they are: there,
 * whitespace has a meaning.
 */
export function format(file: ParsedFile, _options: FormatOptions): readonly Edit[] {
  const { text, lines } = file.source
  const lineOf = (offset: number): number => lines.positionAt(offset).line
  const isLong = (line: number): boolean => {
    const start = lines.lineStarts[line - 1] ?? 0
    const end = lines.lineStarts[line] ?? text.length
    return (end - start) * 3 > bufferBytes
  }

  const decide = ({ before, after, breaks }: Gap): GapPlan | undefined => {
    if (before?.kind === 'VerticalTab' || after?.kind === 'VerticalTab') return undefined
    if (after?.kind === 'Hidden' || before?.kind === 'ByteOrderMark') return undefined
    if (after !== undefined && isLong(lineOf(after.start))) return undefined
    if (before !== undefined && isLong(lineOf(before.start))) return undefined
    if (before === undefined) {
      // At the very start of the file the character would become a byte-order mark.
      return after !== undefined && text[after.start] === '\uFEFF' ? undefined : { breaks: 0, indent: '' }
    }
    if (breaks > 0) return { breaks: Math.min(breaks, 2), indent: '' }
    return { breaks: 0, indent: ' ' }
  }
  return planLayout(text, file.tokens, decide)
}
