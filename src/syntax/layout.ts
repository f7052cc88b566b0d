import type { Edit } from '../text/edit.js'
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

/**
 * Plans a layout: asks `decide` for every gap of a file and returns the edits that make the file so.
 *
 * Line ends keep the style (`\n` or `\r\n`) that they have; added ones follow the file's first. The gap behind the last
 * token is not asked for: it becomes one line end where the file has one there, otherwise nothing.
 */
export function planLayout(text: string, tokens: readonly Token[], decide: DecideGap): Edit[] {
  const edits: Edit[] = []
  const usual = /\r?\n/.exec(text)?.[0] ?? '\n'
  let before: Token | undefined
  let gapStart = 0

  const settle = (after: Token | undefined, gapEnd: number): void => {
    const current = text.slice(gapStart, gapEnd)
    const ends = current.match(/\r?\n/g) ?? []
    const gap = { before, after, text: current, breaks: ends.length }
    const plan = after === undefined ? finalGap(gap) : decide(gap)
    if (plan === undefined) return
    const kept = ends.slice(0, plan.breaks)
    const wanted = kept.join('') + usual.repeat(plan.breaks - kept.length) + plan.indent
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

function finalGap(gap: Gap): GapPlan {
  if (gap.before === undefined) return { breaks: 0, indent: '' }
  return { breaks: Math.min(gap.breaks, 1), indent: '' }
}
