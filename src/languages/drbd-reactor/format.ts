import { keptSpans } from '../../syntax/kept-spans.js'
import { planLayout } from '../../syntax/layout.js'
import type { Gap, GapPlan } from '../../syntax/layout.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { templateLines } from '../../syntax/template-marks.js'
import type { Token } from '../../syntax/token.js'
import type { Edit } from '../../text/edit.js'
import { lineEndAt, lineStartAt } from '../../text/line-at.js'
import { spanFrom } from '../../text/span.js'
import { originOf } from '../../text/located.js'
import type { FormatOptions } from '../language.js'
import { layoutDoubt } from './layout-doubt.js'

/** Lays a file out: `key = value`, arrays indented by a level, one empty line before a table. */
export function format(file: ParsedFile, options: FormatOptions): readonly Edit[] {
  if (layoutDoubt(file) !== undefined) return []
  const { text } = file.source
  const level = ' '.repeat(options.indent ?? 2)
  let depth = 0
  /** The key of a line is done: brackets open values. */
  let isValue = false

  const decide = ({ before, after, breaks }: Gap): GapPlan | undefined => {
    if (before?.kind === 'Equals') isValue = true
    if (isValue && before?.kind === 'OpenBracket') depth += 1
    const isClosing = isValue && after?.kind === 'CloseBracket'
    if (isClosing) depth = Math.max(0, depth - 1)
    if (before === undefined) return { breaks: 0, indent: '' }
    if (breaks > 0) {
      if (depth === 0 && !isClosing) isValue = false
      const isEdge = isClosing || (depth > 0 && before.kind === 'OpenBracket')
      return { breaks: isEdge ? 1 : Math.min(breaks, 2), indent: level.repeat(depth) }
    }
    return after === undefined ? undefined : between(before, after, isValue)
  }
  const faulty = file.faults.map(({ at }) => originOf(at).span).map(({ start, end }) => spanFrom(lineStartAt(text, start), lineEndAt(text, end)))
  return planLayout(text, file.tokens, decide, keptSpans(templateLines(text), faulty))
}

/** What stands between two tokens of a line. */
function between(before: Token, after: Token, isValue: boolean): GapPlan | undefined {
  if (after.channel === 'comment') return undefined
  if (before.kind === 'Equals' || after.kind === 'Equals' || before.kind === 'Comma') return { breaks: 0, indent: ' ' }
  if (after.kind === 'Comma') return { breaks: 0, indent: '' }
  if (before.kind === 'OpenBrace' || after.kind === 'CloseBrace') return { breaks: 0, indent: before.kind === 'OpenBrace' && after.kind === 'CloseBrace' ? '' : ' ' }
  if (isValue && (before.kind === 'OpenBracket' || after.kind === 'CloseBracket')) return { breaks: 0, indent: '' }
  return undefined
}
