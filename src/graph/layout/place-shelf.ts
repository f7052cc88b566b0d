import { addTo } from '../../text/multimap.js'
import type { Box } from '../picture.js'
import { inRows, numbered } from './intervals.js'
import type { Interval } from './intervals.js'
import { boxSize, labelSize, padding } from './measures.js'
import type { MarksOf } from './measures.js'
import type { LayerTitle, PlacedBox, PlacedLine, Point, Tip } from './placed.js'
import { gutterKey } from './routes.js'
import type { Joint, Route, Routes } from './routes.js'
import { cellGap } from './shelf.js'
import type { Shelf } from './shelf.js'

const laneGap = 7
const trackGap = 8
/** A rail has its label above it. */
const railGap = 30
const gutter = 16
const framePadding = 10
const channelPadding = 10
const leastGap = 28

/** The room for the names of the layers. */
export const titleWidth = 104

/** What stands in a shelf. */
export interface PlacedShelf {
  readonly boxes: readonly PlacedBox[]
  readonly lines: readonly PlacedLine[]
  readonly titles: readonly LayerTitle[]
  readonly width: number
  readonly height: number
}

/** Finds places for everything in a shelf whose upper left corner is given. */
export function placeShelf(shelf: Shelf, routes: Routes, { at, marksOf }: { readonly at: Point; readonly marksOf: MarksOf }): PlacedShelf {
  const labels = routes.routes.map(route => labelOf(route, shelf, marksOf))
  const columns = columnsOf(shelf, routes, { left: at.x + titleWidth, labels, marksOf })
  const placed = new Map<string, PlacedBox>()
  const placeRow = (index: number, top: number): void => {
    for (const [host, cells] of shelf.rows[index]?.cells ?? []) {
      for (const [slot, { boxes }] of cells) {
        const middle = columns.middleOf(host, slot)
        let y = top
        for (const box of boxes) {
          const size = boxSize(box, marksOf)
          placed.set(box.id, { ...box, x: middle - size.width / 2, y, ...size })
          y += size.height + cellGap
        }
      }
    }
  }

  const headHeight = Math.max(...shelf.hosts.map(host => boxSize(host, marksOf).height))
  const titles: LayerTitle[] = []
  const channels: Channel[] = []
  const jointX = jointPlaces(routes.routes, box => columns.boxSpan(box, shelf), columns.laneX)
  const spans = new Map(routes.routes.map((route, index) => [route, spanOfRoute(route, { jointX, label: labels[index], columns })]))
  const spanOf = (route: Route): Interval => spans.get(route) ?? { start: 0, end: 0 }
  let y = at.y + headHeight + 4
  for (const [index, row] of shelf.rows.entries()) {
    if (row.layer !== shelf.rows[index - 1]?.layer) titles.push({ text: titleOf[row.layer], x: at.x, y: y + 14 })
    placeRow(index, y)
    y += row.height
    const channel = channelBelow(index, { top: y, routes: routes.routes, spanOf })
    channels.push(channel)
    y += channel.height
  }
  const bottom = y + 4
  const frames = shelf.hosts.map((host): PlacedBox => ({ ...host, ...columns.frameOf(host.id), y: at.y, height: bottom - at.y }))
  const lines = routes.routes.map((route, index) => lineOf(route, { channels, jointX, placed, label: labels[index], columns }))
  return { boxes: [...frames, ...placed.values()], lines, titles, width: columns.right - at.x, height: bottom - at.y }
}

const titleOf = {
  service: 'services',
  use: 'file systems',
  clone: 'clones',
  drbd: 'DRBD',
  volume: 'volumes',
  disk: 'disks',
  network: 'network',
  membership: 'membership',
  fencing: 'fencing',
} as const

/** The label of a rail, and the column behind which it stands. */
interface Label {
  readonly text: string
  readonly width: number
  readonly column: number
}

function labelOf({ line, joints, isRail, elsewhere }: Route, shelf: Shelf, marksOf: MarksOf): Label | undefined {
  if (!isRail) return undefined
  const names = elsewhere.map(id => id.replace(/^host /, ''))
  const others = names.length === 0 ? '' : names.length > 2 ? ` ⋯ ${names.length} more hosts` : ` ⋯ ${names.join(', ')}`
  const text = `${line.label}${others}`
  const columns = joints.map(({ seat }) => shelf.hosts.findIndex(host => host.id === seat.host))
  return { text, width: labelSize(text, line, marksOf).width, column: Math.min(...columns) }
}

interface Columns {
  readonly right: number
  middleOf(host: string, slot: number): number
  laneX(joint: Joint): number
  frameOf(host: string): { readonly x: number; readonly width: number }
  gapAfter(column: number): number
  boxSpan(box: Box, shelf: Shelf): { readonly x: number; readonly width: number }
}

function columnsOf(
  shelf: Shelf,
  { lanes }: Routes,
  { left, labels, marksOf }: { readonly left: number; readonly labels: readonly (Label | undefined)[]; readonly marksOf: MarksOf },
): Columns {
  const middles = new Map<string, number>()
  const gutters = new Map<string, number>()
  const frames = new Map<string, { x: number; width: number }>()
  const gaps: number[] = []
  let x = left
  for (const [index, host] of shelf.hosts.entries()) {
    const start = x
    x += framePadding
    for (let slot = 0; slot < (shelf.slots.get(host.id) ?? 1); slot += 1) {
      const key = gutterKey(host.id, slot)
      gutters.set(key, x)
      x += (lanes.get(key) ?? 0) * laneGap + (slot === 0 ? 4 : gutter)
      const widths = shelf.rows.map(({ cells }) => cells.get(host.id)?.get(slot)?.size.width ?? 0)
      const width = Math.max(60, ...widths)
      middles.set(key, x + width / 2)
      x += width
    }
    x = Math.max(x + framePadding, start + boxSize(host, marksOf).width)
    frames.set(host.id, { x: start, width: x - start })
    gaps.push(x)
    const widest = Math.max(0, ...labels.map(label => (label?.column === index ? label.width + 2 * padding : 0)))
    const isLast = index === shelf.hosts.length - 1
    x += isLast ? widest : Math.max(leastGap, widest)
  }
  return {
    right: x,
    middleOf: (host, slot) => middles.get(gutterKey(host, slot)) ?? left,
    laneX: ({ seat, lane = 0 }) => (gutters.get(gutterKey(seat.host, seat.slot)) ?? left) + 3 + lane * laneGap,
    frameOf: host => frames.get(host) ?? { x: left, width: 0 },
    gapAfter: column => gaps[column] ?? x,
    boxSpan(box, { seats }) {
      const seat = seats.get(box.id)
      const { width } = boxSize(box, marksOf)
      return { x: (middles.get(gutterKey(seat?.host ?? '', seat?.slot ?? 0)) ?? left) - width / 2, width }
    },
  }
}

/** Where joints leave their boxes, from left to right: lines in the host in the middle, rails at the right. */
function jointPlaces(
  routes: readonly Route[],
  spanOf: (box: Box) => { readonly x: number; readonly width: number },
  laneX: (joint: Joint) => number,
): ReadonlyMap<Joint, number> {
  const places = new Map<Joint, number>()
  const own = new Map<string, Joint[]>()
  const rails = new Map<string, number>()
  for (const { joints, isRail } of routes) {
    for (const joint of joints) {
      const key = `${joint.side} ${joint.box.id}`
      if (joint.side === 'left') places.set(joint, laneX(joint))
      else if (isRail) {
        const index = rails.get(key) ?? 0
        rails.set(key, index + 1)
        const { x, width } = spanOf(joint.box)
        const inset = Math.min(12 + index * 9, width - 6)
        // Those that come from above keep clear of those that lead down from the box above.
        places.set(joint, joint.side === 'top' ? x + inset : x + width - inset)
      } else addTo(own, key, joint)
    }
  }
  for (const joints of own.values()) {
    for (const [index, joint] of joints.entries()) {
      const { x, width } = spanOf(joint.box)
      places.set(joint, x + (width * (index + 1)) / (joints.length + 1))
    }
  }
  return places
}

/** The horizontal stretches below a row. */
interface Channel {
  readonly height: number
  readonly yOf: ReadonlyMap<Route, number>
}

function channelBelow(index: number, { top, routes, spanOf }: { readonly top: number; readonly routes: readonly Route[]; readonly spanOf: (route: Route) => Interval }): Channel {
  const own = routes.filter(({ channel, isStraight }) => channel === index && !isStraight)
  const tracks = own.filter(({ isRail }) => !isRail).map(route => ({ route, ...spanOf(route) }))
  const { numbers, count } = numbered(tracks)
  const yOf = new Map<Route, number>()
  let y = top + channelPadding
  for (const [{ route }, number] of numbers) yOf.set(route, y + number * trackGap)
  y += count * trackGap
  // Rails keep their order, but those of two pairs side by side have room at one height.
  const rails = inRows(own.filter(({ isRail }) => isRail).map(route => ({ route, ...spanOf(route) })))
  for (const rail of rails) {
    y += railGap - 8
    for (const { route } of rail) yOf.set(route, y)
    y += 8
  }
  return { height: y + channelPadding - top, yOf }
}

/** From where to where a route runs level, with its label. */
function spanOfRoute(
  { joints }: Route,
  { jointX, label, columns }: { readonly jointX: ReadonlyMap<Joint, number>; readonly label: Label | undefined; readonly columns: Columns },
): Interval {
  const places = joints.map(joint => jointX.get(joint) ?? 0)
  const labelEnd = label === undefined ? [] : [columns.gapAfter(label.column) + padding + label.width]
  return { start: Math.min(...places) - 3, end: Math.max(...places, ...labelEnd) + 3 }
}

function lineOf(
  route: Route,
  { channels, jointX, placed, label, columns }: {
    readonly channels: readonly Channel[]
    readonly jointX: ReadonlyMap<Joint, number>
    readonly placed: ReadonlyMap<string, PlacedBox>
    readonly label: Label | undefined
    readonly columns: Columns
  },
): PlacedLine {
  const { line, joints, channel, isStraight } = route
  const target = line.isDirected === true ? line.ends.at(-1) : undefined
  const tipOf = (joint: Joint): Tip => {
    const box = placed.get(joint.box.id)
    const isArrow = joint.box.id === target
    const { side } = joint
    if (box === undefined) return { x: 0, y: 0, isArrow, side }
    if (side === 'left') return { x: box.x, y: box.y + box.height / 2, isArrow, side }
    return { x: jointX.get(joint) ?? 0, y: side === 'bottom' ? box.y + box.height : box.y, isArrow, side }
  }
  const tips = joints.map(tipOf)
  if (isStraight) return { ...line, ways: [tips], tips, labels: [] }
  const y = channels[channel]?.yOf.get(route) ?? 0
  const xs = joints.map(joint => jointX.get(joint) ?? 0)
  const labelX = label === undefined ? undefined : columns.gapAfter(label.column) + padding
  // A line that goes on in another shelf leads as far as its label.
  const reach = label !== undefined && labelX !== undefined && Math.max(...xs) < labelX ? [labelX + label.width] : []
  const ways = joints.map((joint, index): Point[] => {
    const tip = tips[index] ?? { x: 0, y: 0 }
    const x = xs[index] ?? 0
    return joint.side === 'left' ? [tip, { x, y: tip.y }, { x, y }] : [tip, { x, y }]
  })
  const level = [{ x: Math.min(...xs), y }, { x: Math.max(...xs, ...reach), y }]
  const labels = label === undefined || labelX === undefined ? [] : [{ text: label.text, x: labelX, y: y - 5 }]
  return { ...line, ways: [level, ...ways], tips, labels }
}
