import { addTo } from '../../text/multimap.js'
import type { Box, Line } from '../picture.js'
import { numbered } from './intervals.js'
import type { Interval } from './intervals.js'
import { isBetweenHosts } from './shelf.js'
import type { Seat, Shelf } from './shelf.js'

/** How a box is joined to a horizontal stretch: from its lower or upper side, or by a lane at its left. */
export interface Joint {
  readonly box: Box
  readonly seat: Seat
  readonly side: 'bottom' | 'top' | 'left'
  /** The number of the lane in the gutter left of the box's slot. */
  readonly lane?: number
}

/** A line in a shelf: straight down from box to box, or joints with a horizontal stretch in the channel below a row. */
export interface Route {
  readonly line: Line
  readonly channel: number
  readonly joints: readonly Joint[]
  readonly isStraight: boolean
  /** It leads from host to host, and has a label. */
  readonly isRail: boolean
  /** The hosts of its ends that stand in other shelves. */
  readonly elsewhere: readonly string[]
}

/** The routes of a shelf, and the number of lanes in each gutter, by host and slot. */
export interface Routes {
  readonly routes: readonly Route[]
  readonly lanes: ReadonlyMap<string, number>
}

/** Names the gutter left of a slot. */
export function gutterKey(host: string, slot: number): string {
  return `${host}\0${slot}`
}

/** A shelf among all others. */
export interface Surroundings {
  readonly shelf: Shelf
  readonly shelves: readonly Shelf[]
  readonly boxes: ReadonlyMap<string, Box>
}

/** Finds the routes of all lines with an end in a shelf. */
export function routesOf(lines: readonly Line[], surroundings: Surroundings): Routes {
  const { shelf } = surroundings
  const plans = lines.flatMap(line => planOf(line, surroundings) ?? [])
  const count = sidesOf(plans)
  const joined = plans.map(plan => {
    const [upper, lower] = plan.ends
    const isStraight = !plan.isRail && upper !== undefined && lower !== undefined && isFree(shelf, upper, lower, count)
    return { plan, isStraight, joints: plan.ends.map(end => ({ ...end, side: isStraight ? straightSide(end, upper) : sideOf(end.seat, plan.channel) })) }
  })
  const wanted = new Map<string, (Interval & { readonly joint: object })[]>()
  for (const { plan, joints } of joined) {
    for (const joint of joints) {
      if (joint.side !== 'left') continue
      const key = gutterKey(joint.seat.host, joint.seat.slot)
      const [a, b] = [joint.seat.row, plan.channel + 0.5]
      const interval = { start: Math.min(a, b), end: Math.max(a, b), joint }
      addTo(wanted, key, interval)
    }
  }
  const laneOf = new Map<object, number>()
  const lanes = new Map<string, number>()
  for (const [key, intervals] of wanted) {
    const { numbers, count: used } = numbered(intervals)
    lanes.set(key, used)
    for (const [{ joint }, number] of numbers) laneOf.set(joint, number)
  }
  const routes = joined.map(({ plan: { line, channel, isRail, elsewhere }, isStraight, joints }): Route => ({
    line,
    channel,
    isStraight,
    isRail,
    elsewhere,
    joints: joints.map(joint => {
      const lane = laneOf.get(joint)
      return lane === undefined ? joint : { ...joint, lane }
    }),
  }))
  return { routes, lanes }
}

interface End {
  readonly box: Box
  readonly seat: Seat
}

interface Plan {
  readonly line: Line
  readonly channel: number
  readonly isRail: boolean
  readonly elsewhere: readonly string[]
  /** Those in this shelf; of a line in one host the upper one first. */
  readonly ends: readonly End[]
}

function planOf(line: Line, { shelf, shelves, boxes }: Surroundings): Plan | undefined {
  const isRail = isBetweenHosts(line, boxes)
  const ends: End[] = []
  const elsewhere: string[] = []
  for (const id of line.ends) {
    const box = boxes.get(id)
    const seat = shelf.seats.get(id)
    if (box !== undefined && seat !== undefined) ends.push({ box, seat })
    else if (box?.inside !== undefined) elsewhere.push(box.inside)
  }
  if (ends.length === 0) return undefined
  const target = line.isDirected === true ? line.ends.at(-1) : undefined
  if (target !== undefined && !shelf.seats.has(target) && isShownWithTarget(line, target, shelves)) return undefined
  const sources = ends.filter(({ box }) => box.id !== target)
  if (isRail) {
    const channel = Math.max(...(sources.length > 0 ? sources : ends).map(({ seat }) => seat.row))
    return { line, channel, isRail, elsewhere, ends }
  }
  const ordered = ends.sort((a, b) => a.seat.row - b.seat.row || a.seat.index - b.seat.index)
  return { line, channel: ordered[0]?.seat.row ?? 0, isRail, elsewhere, ends: ordered }
}

/** An arrow is drawn where its target stands, as long as anything stands there that it comes from. */
function isShownWithTarget(line: Line, target: string, shelves: readonly Shelf[]): boolean {
  const there = shelves.find(({ seats }) => seats.has(target))
  return there !== undefined && line.ends.some(id => id !== target && there.seats.has(id))
}

function sideOf({ row, isFirst, isLast }: Seat, channel: number): Joint['side'] {
  if (row === channel && isLast) return 'bottom'
  return row === channel + 1 && isFirst ? 'top' : 'left'
}

function straightSide(end: End, upper: End | undefined): Joint['side'] {
  return end === upper ? 'bottom' : 'top'
}

/** Counts the lines in one host at each side of each box: only where there is one can it go straight. */
function sidesOf(plans: readonly Plan[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { isRail, ends } of plans) {
    if (isRail) continue
    const [first] = ends
    for (const { box, seat } of ends) {
      // Beside each other both are joined from below.
      const isBelow = box === first?.box || (seat.row === first?.seat.row && seat.slot !== first.seat.slot)
      const key = `${isBelow ? 'below' : 'above'} ${box.id}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

/** Tells whether nothing stands between two boxes of one pile. */
function isFree({ rows }: Shelf, upper: End, lower: End, counts: ReadonlyMap<string, number>): boolean {
  if (upper.seat.slot !== lower.seat.slot) return false
  if (upper.seat.row === lower.seat.row) return upper.seat.index + 1 === lower.seat.index
  if (upper.seat.row > lower.seat.row) return false
  if (!upper.seat.isLast || !lower.seat.isFirst) return false
  if (counts.get(`below ${upper.box.id}`) !== 1 || counts.get(`above ${lower.box.id}`) !== 1) return false
  return rows.slice(upper.seat.row + 1, lower.seat.row).every(({ cells }) => cells.get(upper.seat.host)?.has(upper.seat.slot) !== true)
}
