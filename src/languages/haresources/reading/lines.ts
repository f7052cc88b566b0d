import type { LineShape, Shape } from '../../../../grammars/haresources/parser.js'
import { spanOf } from '../../../syntax/chevrotain.js'
import type { GrammarToken } from '../../../syntax/chevrotain.js'
import { lineEndAt } from '../../../text/line-at.js'
import type { LookAlikeAt } from '../../../text/look-alikes.js'
import { meantWords, misleadingIn } from '../../../text/misleading.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import type { Word } from '../ast.js'

/** What lies between a final backslash and the line end. Only `nothing` continues the line for both readers. */
export type Behind = 'nothing' | 'blank' | 'misleading' | 'control-character' | 'carriage-return' | 'comment' | 'end-of-file'

/** One line of the text. */
export interface PhysicalLine {
  /** Without the line end. */
  readonly span: Span
  /** Without the backslash at the end, be it a word of its own or glued to one. */
  readonly words: readonly Word[]
  readonly comment?: Span
  /** The backslash at the end of the words, meant to continue the line. */
  readonly backslash?: Span
  /** Set where there is a backslash. */
  readonly behind?: Behind
  /** Characters of words that look like others, or like nothing. */
  readonly misleading: readonly LookAlikeAt[]
}

/** Lays the shape's lines out with their places, comments and final backslashes. */
export function readLines(text: string, shape: Shape, comments: readonly GrammarToken[]): PhysicalLine[] {
  const lines: PhysicalLine[] = []
  let start = 0
  let nextComment = 0
  for (const line of shape.lines) {
    const end = lineEndAt(text, start)
    const comment = comments[nextComment]
    const isHere = comment !== undefined && comment.startOffset < end + 1
    if (isHere) nextComment += 1
    lines.push(readLine({ text, line, span: spanFrom(start, end), comment: isHere ? spanOf(comment) : undefined }))
    start = end + 1
  }
  return lines
}

interface Parts {
  readonly text: string
  readonly line: LineShape
  readonly span: Span
  readonly comment: Span | undefined
}

function readLine({ text, line, span, comment }: Parts): PhysicalLine {
  const words: Word[] = []
  const misleading: LookAlikeAt[] = []
  for (const token of line.words) {
    if (token.tokenType.name === 'ByteOrderMark') continue
    const place = spanOf(token)
    const found = misleadingIn(text, place)
    if (found.length === 0) {
      words.push({ kind: 'Word', text: token.image, span: place })
      continue
    }
    for (const character of found) misleading.push(character)
    for (const word of meantWords(text, place)) words.push({ kind: 'Word', ...word })
  }
  const base = { span, misleading, ...(comment === undefined ? {} : { comment }) }
  if (line.continuation !== undefined) {
    const at = line.continuation.startOffset
    const isLast = text.length === at + 2
    return { ...base, words, backslash: spanFrom(at, at + 1), behind: isLast ? 'end-of-file' : 'nothing' }
  }
  const last = words[words.length - 1]
  const [, before] = /^([^]*?)\\[\0-\x1f\x7f]*$/.exec(last?.text ?? '') ?? []
  if (last === undefined || before === undefined) return { ...base, words }
  // What shows nothing may stand behind it within the word.
  const at = text.lastIndexOf('\\', last.span.end - 1)
  const backslash = spanFrom(at, at + 1)
  words.pop()
  if (before !== '') words.push({ kind: 'Word', text: before, span: spanFrom(last.span.start, at) })
  return { ...base, words, backslash, behind: behindOf(text, backslash.end, comment) }
}

function behindOf(text: string, end: number, comment: Span | undefined): Behind {
  if (comment !== undefined) return 'comment'
  const newLine = text.indexOf('\n', end)
  if (newLine === -1) return 'end-of-file'
  if (text.charCodeAt(end) === 0x0d) return 'carriage-return'
  if (misleadingIn(text, spanFrom(end, newLine)).length > 0) return 'misleading'
  return /[\0-\x08\v\f\x0e-\x1f\x7f]/.test(text.charAt(end)) ? 'control-character' : 'blank'
}
