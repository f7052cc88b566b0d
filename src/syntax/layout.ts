import type { Edit } from '../text/edit.js'
import { keptSpans } from './kept-spans.js'
import type { KeptSpans } from './kept-spans.js'
import { isSolid } from './token.js'
import type { Token } from './token.js'

/** The whitespace between two solid tokens, or before the first or behind the last one. */
export interface Gap {
  readonly before: Token | undefined
  readonly after: Token | undefined
  /** The whitespace as it stands. */
  readonly text: string
  /** How many line ends it holds. */
  readonly breaks: number
}

/** The whitespace wanted in a gap: that many line ends, then `indent`. */
export interface GapPlan {
  readonly breaks: number
  readonly indent: string
}

/** Says what whitespace a gap should hold; `undefined` leaves it as it is. */
export type DecideGap = (gap: Gap) => GapPlan | undefined

const nothingKept = keptSpans()

/** More blanks on a line are no layout; and what ends a sign of a template is looked for so far only (`template-marks.ts`). */
const longestGap = 1_000

/**
 * Plans a layout: asks `decide` for every gap of a file and returns the edits that make the file so.
 *
 * Line ends keep the style (`\n` or `\r\n`) that they have; added ones follow the file's first. The gap behind the last
 * token is not asked for: it becomes one line end where the file has one there, otherwise nothing. Whatever
 * is decided, blanks that touch what is `kept` stay, and so does a gap with a carriage return that ends no line, or of more
 * than a thousand blanks on one line.
 */
export function planLayout(text: string, tokens: readonly Token[], decide: DecideGap, kept: KeptSpans = nothingKept): Edit[] {
  const edits: Edit[] = []
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n'
  let before: Token | undefined
  let gapStart = 0

  const settle = (after: Token | undefined, gapEnd: number): void => {
    const current = text.slice(gapStart, gapEnd)
    const ends = current.match(/\r?\n/g) ?? []
    const gap = { before, after, text: current, breaks: ends.length }
    const plan = after === undefined ? finalGap(gap) : decide(gap)
    // What stands behind a lone carriage return, in a word or between words, would end a line with it if it came nearer.
    if (plan === undefined || loneReturn.test(current) || text[gapStart - 1] === '\r') return
    if (after !== undefined && ends.length === 0 && current.length > longestGap) return
    const same = ends.slice(0, plan.breaks)
    const breaks = [...same, ...Array.from({ length: plan.breaks - same.length }, () => lineEnd)]
    const wanted = kept.isEmpty ? breaks.join('') + plan.indent : besideKept({ breaks, indent: plan.indent }, current, { start: gapStart, kept })
    if (wanted !== current) edits.push({ span: { start: gapStart, end: gapEnd }, newText: wanted })
  }

  for (const token of tokens) {
    if (!isSolid(token)) continue
    // Some software takes a byte-order mark for a part of the first word: what stands behind it stays.
    const isBehindMark = before?.kind === 'ByteOrderMark'
    if (!isBehindMark && !(token.kind === 'ByteOrderMark' && token.start === 0)) settle(token, token.start)
    before = token
    gapStart = token.end
  }
  settle(undefined, text.length)
  return edits
}

/** Puts what belongs to lines that are kept back into a planned gap: the rest of the line before, the start of the one behind. */
function besideKept(
  { breaks, indent }: { readonly breaks: readonly string[]; readonly indent: string },
  current: string,
  { start, kept }: { readonly start: number; readonly kept: KeptSpans },
): string {
  const end = start + current.length
  const first = current.indexOf('\n')
  const isKeptBefore = kept.touches({ start, end: first === -1 ? end : start + first })
  const last = current.lastIndexOf('\n')
  const isKeptBehind = kept.touches({ start: start + last + 1, end })
  // A line of blanks alone may be kept as well.
  if (last > first + 2 && kept.touches({ start: start + first + 2, end: start + last - 1 })) return current
  if (!isKeptBefore && !isKeptBehind) return breaks.join('') + indent
  if (breaks.length === 0 || first === -1) return current
  const head = isKeptBefore ? current.slice(0, first + 1) : breaks[0]
  const tail = isKeptBehind ? current.slice(current.lastIndexOf('\n') + 1) : indent
  return head + breaks.slice(1).join('') + tail
}

const loneReturn = /\r(?!\n)/

function finalGap(gap: Gap): GapPlan {
  if (gap.before === undefined) return { breaks: 0, indent: '' }
  return { breaks: Math.min(gap.breaks, 1), indent: '' }
}
