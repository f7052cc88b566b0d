import type { Block, Item } from '../ast.js'
import { endOf, unknownItem } from '../ast.js'
import type { FilledPlace } from './meant-text.js'
import type { Part } from '../parse.js'
import type { Context } from './context.js'
import { report } from './context.js'

/**
 * Puts items of which nothing is known in the place of all that a program is to fill in: statements and sections in whose
 * words a value is left open, and what stands between the marks of a loop or a condition.
 */
export function withoutFilled(parts: readonly Part[], places: readonly FilledPlace[]): readonly Part[] {
  return places.length === 0 ? parts : known(parts, { places, start: 0, end: Infinity })
}

/** Says that the file is a template, at its first mark. */
export function reportTemplate(ctx: Context, places: readonly FilledPlace[]): void {
  const [first] = places
  if (first === undefined) return
  const { start, end } = first.span
  const mark = ctx.text.slice(start, end).replace(/\s+/g, ' ')
  const shown = mark.length > 40 ? `${mark.slice(0, 37)}...` : mark
  report(ctx, 'template-mark', {
    start,
    end,
    severity: 'info',
    message: `"${shown}" is left for a program to fill in`,
  })
}

/** The marks, and the stretch in which a list of items stands. */
interface Surroundings {
  readonly places: readonly FilledPlace[]
  readonly start: number
  readonly end: number
}

function known<Some extends Part>(items: readonly Some[], { places, start, end }: Surroundings): readonly (Some | Item)[] {
  const inside = placesIn(places, start, end)
  if (inside.length === 0) return items
  const controls = controlsBetween(items, inside)
  const [first] = controls
  const last = controls[controls.length - 1]
  return items.map(item => {
    if (item.kind === 'FittingText') return item
    if (first !== undefined && last !== undefined && item.start > first.span.start && item.start < last.span.start) return unknownItem(item.start)
    const { block } = item
    const headEnd = block === undefined ? endOf(item) : block.open >= 0 ? block.open : (item.words[item.words.length - 1]?.end ?? item.start)
    if (placesIn(inside, item.start, headEnd).length > 0) return unknownItem(item.start)
    return block === undefined ? item : { ...item, block: knownBlock(block, { places: inside, start: headEnd, end: endOf(item) }) }
  })
}

function knownBlock(block: Block, around: Surroundings): Block {
  return { ...block, items: known(block.items, around) }
}

/** Lists the marks of loops and conditions that stand between the items of a list, in none of them. */
function controlsBetween(items: readonly Part[], places: readonly FilledPlace[]): readonly FilledPlace[] {
  let next = 0
  return places.filter(({ span, isControl }) => {
    for (let item = items[next]; item !== undefined && item.kind !== 'FittingText' && endOf(item) <= span.start; item = items[next]) next += 1
    const item = items[next]
    return isControl && (item === undefined || span.start < item.start)
  })
}

/** Lists the places that begin in a stretch. */
function placesIn(places: readonly FilledPlace[], start: number, end: number): readonly FilledPlace[] {
  const from = firstFrom(places, start)
  const to = firstFrom(places, end)
  return from === to ? none : places.slice(from, to)
}

const none: readonly FilledPlace[] = []

function firstFrom(places: readonly FilledPlace[], offset: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.span.start ?? Infinity) < offset) low = middle + 1
    else high = middle
  }
  return low
}
