import { alignedAgain } from '../../syntax/alignment.js'
import { keptSpans } from '../../syntax/kept-spans.js'
import { planLayout } from '../../syntax/layout.js'
import type { Gap, GapPlan } from '../../syntax/layout.js'
import { linesLongerThan } from '../../syntax/long-lines.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { templateLines } from '../../syntax/template-marks.js'
import type { Edit } from '../../text/edit.js'
import type { FormatOptions } from '../language.js'
import { bufferBytes } from './reading/buffer.js'

/** A line with more may not fit into heartbeat's buffer: a UTF-16 unit is at most three bytes. */
const mostCharacters = Math.floor(bufferBytes / 3)

/**
 * Lays an authkeys file out: single blanks between words, no indentation, at most one empty line in a row.
 *
 * Lines that might not fit into heartbeat's buffer, what a template fills in, and blanks beside a vertical tab or a NUL stay
 * as they are: there, whitespace has a meaning. Remarks behind words that stood in one column do so again.
 */
export function format(file: ParsedFile, _options: FormatOptions): readonly Edit[] {
  const { text } = file.source
  const kept = keptSpans(linesLongerThan(file.source, mostCharacters), templateLines(text))

  const decide = ({ before, after, breaks }: Gap): GapPlan | undefined => {
    if (before?.kind === 'VerticalTab' || after?.kind === 'VerticalTab') return undefined
    if (after?.kind === 'Hidden' || before?.kind === 'ByteOrderMark') return undefined
    if (before === undefined) {
      // At the very start of the file the character would become a byte-order mark.
      return after !== undefined && text[after.start] === '\uFEFF' ? undefined : { breaks: 0, indent: '' }
    }
    if (breaks > 0) return { breaks: Math.min(breaks, 2), indent: '' }
    return { breaks: 0, indent: ' ' }
  }
  return alignedAgain(text, planLayout(text, file.tokens, decide, kept), remarkStarts(file), kept)
}

/** Lists where remarks behind words begin, one a line: words to heartbeat, which reads none of them. */
function remarkStarts({ source: { text }, tokens }: ParsedFile): number[] {
  const starts: number[] = []
  let isFirst = true
  for (const { kind, start } of tokens) {
    if (kind === 'NewLine') isFirst = true
    else if (isFirst && kind !== 'WhiteSpace' && text[start] === '#') {
      starts.push(start)
      isFirst = false
    }
  }
  return starts
}
