import { alignedAgain } from '../../syntax/alignment.js'
import { keptSpans } from '../../syntax/kept-spans.js'
import { planLayout } from '../../syntax/layout.js'
import type { Gap, GapPlan } from '../../syntax/layout.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { templateLines } from '../../syntax/template-marks.js'
import { applyEdits } from '../../text/edit.js'
import type { Edit } from '../../text/edit.js'
import type { FormatOptions } from '../language.js'
import type { Ast, Item } from './ast.js'
import { layoutDoubt, unclearLines } from './layout-doubt.js'

/** What a token is to the layout, and how deep it lies. */
interface Role {
  readonly kind: 'item' | 'word' | 'end' | 'open' | 'close' | 'raw'
  readonly level: number
}

/**
 * Plans the usual layout: one statement a line, blocks indented, their `{` on the line of the head.
 *
 * Blank lines are kept, at most one at a time; a comment stays on its line. A statement that is written over several lines
 * keeps its lines, and the inside of `skip` stays as it is. So do lines that are not understood, and whole files whose
 * structure is in doubt (`layoutDoubt`). With `align`, values and comments in columns stay in columns.
 */
export function format(file: ParsedFile, options: FormatOptions): readonly Edit[] {
  const { text } = file.source
  if (layoutDoubt(file) !== undefined) return []
  const kept = keptSpans(unclearLines(file), templateLines(text))
  const decide = layoutOf(rolesOf(file.ast as Ast), ' '.repeat(options.indent ?? 2))
  const edits = withCarriageReturns(text, planLayout(text, file.tokens, decide, kept))
  if (options.align !== true) return edits
  const withValues = alignedAgain(text, edits, valueStarts(file.ast as Ast), kept)
  return alignedAgain(text, withValues, file.comments.map(({ start }) => start), kept)
}

/** Makes what decides about the gaps of a file, from its start to its end; `step` is the indent of one level. */
function layoutOf(roles: ReadonlyMap<number, Role>, step: string): (gap: Gap) => GapPlan | undefined {
  let level = 0
  return gap => {
    const { before, after } = gap
    if (after === undefined) return undefined
    const previous = roles.get(before?.start ?? -1)
    if (after.channel === 'comment') return isRaw(previous) ? undefined : beforeComment(gap, step.repeat(level))
    const role = roles.get(after.start)
    if (role === undefined || role.kind === 'raw') return undefined
    const plan = beforeRole(gap, role, { step, isBehindOpen: previous?.kind === 'open' })
    // A comment lies as deep as the statement or the block that stands above it.
    if (role.kind === 'item' || role.kind === 'close') level = role.level
    if (role.kind === 'open') level = role.level + 1
    return plan
  }
}

function beforeComment(gap: Gap, indent: string): GapPlan {
  const isOwnLine = gap.breaks > 0 || gap.before === undefined
  return isOwnLine ? { breaks: atMost(gap, 2), indent } : { breaks: 0, indent: ' ' }
}

function beforeRole(gap: Gap, { kind, level }: Role, { step, isBehindOpen }: { readonly step: string; readonly isBehindOpen: boolean }): GapPlan {
  const { before, after } = gap
  const least = before === undefined ? 0 : 1
  const isBehindComment = before?.channel === 'comment'
  switch (kind) {
    case 'item':
      return { breaks: Math.max(least, atMost(gap, isBehindOpen ? 1 : 2)), indent: step.repeat(level) }
    case 'close':
      return isBehindOpen && gap.breaks === 0 ? { breaks: 0, indent: ' ' } : { breaks: least, indent: step.repeat(level) }
    case 'open':
      if (isBehindComment) return { breaks: 1, indent: step.repeat(level) }
      return { breaks: 0, indent: before === undefined ? '' : ' ' }
    case 'end':
      // DRBD 0.7 minds a ";" on a line of its own, and says so.
      return isBehindComment || gap.breaks > 0 ? { breaks: 1, indent: step.repeat(level + 1) } : { breaks: 0, indent: '' }
    default: {
      if (isBehindComment || gap.breaks > 0) return { breaks: 1, indent: step.repeat(level + 1) }
      // Blanks around the ":" of an address stay: DRBD 0.7 reads none there, and says so.
      const isTight = before?.kind === 'LeftBracket' || after?.kind === 'RightBracket' || gap.text === ''
      return { breaks: 0, indent: isTight ? '' : ' ' }
    }
  }
}

/** Leaves the last carriage returns of a file where they are: DRBD 0.7 minds them, and a layout changes nobody's word. */
function withCarriageReturns(text: string, edits: readonly Edit[]): readonly Edit[] {
  if (!text.includes('\r') || applyEdits(text, edits).includes('\r')) return edits
  return edits.filter(({ span }) => !text.slice(span.start, span.end).includes('\r'))
}

/** Lists where the second words of statements stand, at most one a line, in order. */
function valueStarts(ast: Ast): number[] {
  const starts: number[] = []
  const open: Item[] = ast.items.toReversed()
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const [, value] = item.words
    if (item.block === undefined && value !== undefined) starts.push(value.start)
    for (const inner of item.block?.items.toReversed() ?? []) open.push(inner)
  }
  return starts
}

function isRaw(role: Role | undefined): boolean {
  return role?.kind === 'raw'
}

function atMost(gap: Gap, most: number): number {
  return Math.min(gap.breaks, most)
}

function rolesOf(ast: Ast): Map<number, Role> {
  const roles = new Map<number, Role>()
  const open: { readonly item: Item; readonly level: number; readonly isRaw: boolean }[] = []
  const push = (items: readonly Item[], level: number, isInside: boolean): void => {
    for (let index = items.length - 1; index >= 0; index -= 1) {
      const item = items[index]
      if (item !== undefined) open.push({ item, level, isRaw: isInside })
    }
  }
  push(ast.items, 0, false)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { item, level } = next
    const isSkip = item.words[0]?.image === 'skip'
    const of = (kind: Role['kind']): Role => ({ kind: next?.isRaw === true ? 'raw' : kind, level })
    roles.set(item.start, of('item'))
    item.words.forEach((word, index) => {
      if (index > 0) roles.set(word.start, isSkip ? { kind: 'raw', level } : of('word'))
    })
    if (item.end >= 0 && item.end !== item.start) roles.set(item.end, of('end'))
    const { block } = item
    if (block === undefined) continue
    if (block.open >= 0 && block.open !== item.start)
      roles.set(block.open, isSkip ? { kind: 'raw', level } : of('open'))
    if (block.open === item.start && !next.isRaw) roles.set(block.open, { kind: 'item', level })
    if (block.close >= 0) roles.set(block.close, isSkip ? { kind: 'raw', level } : of('close'))
    push(block.items, level + 1, next.isRaw || isSkip)
  }
  return roles
}
