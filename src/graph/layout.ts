import { Graph, layout as dagreLayout } from '@dagrejs/dagre'

import type { Box, Line, Picture } from './picture.js'

/** A box with its place, in pixels; `x` and `y` are its upper left corner. */
export interface PlacedBox extends Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A line with its way. */
export interface PlacedLine extends Line {
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly labelAt: { readonly x: number; readonly y: number }
}

/** A picture whose parts have places. */
export interface PlacedPicture extends Picture {
  readonly width: number
  readonly height: number
  readonly placedBoxes: readonly PlacedBox[]
  readonly placedLines: readonly PlacedLine[]
}

export const characterWidth = 7.2
export const lineHeight = 16
const padding = 10
const markWidth = 26
const markHeight = 24
const margin = 24
/** What stands between the boxes of a host. */
const gap = 14
/** The most numbers that a box shows; the rest is counted. */
export const mostMarks = 7

/**
 * Finds places for all boxes and ways for all lines.
 *
 * A host is a frame: its boxes stand in it one below the other, in the same order on each host, and the frame as a whole is
 * one box to the layout. So nothing overlaps, and lines between like boxes of two hosts are straight.
 */
export function layOut(picture: Picture): PlacedPicture {
  const frames = framesOf(picture)
  const frameOf = new Map(picture.boxes.map(box => [box.id, box.inside ?? box.id]))
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 36, edgesep: 24, ranksep: 70, marginx: margin, marginy: margin })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { box, size } of frames) graph.setNode(box.id, { ...size })
  for (const line of picture.lines) {
    const [from, to] = [frameOf.get(line.from), frameOf.get(line.to)]
    if (from === undefined || to === undefined || from === to) continue
    graph.setEdge(from, to, { width: labelWidth(line, picture) + 16, height: labelHeight(line, picture), labelpos: 'c' }, line.id)
  }
  dagreLayout(graph)

  const placedBoxes = frames.flatMap(frame => placed(frame, graph.node(frame.box.id) as { x?: number; y?: number }))
  const byId = new Map(placedBoxes.map(box => [box.id, box]))
  const placedLines = picture.lines.flatMap((line): PlacedLine[] => {
    const [from, to] = [byId.get(line.from), byId.get(line.to)]
    if (from === undefined || to === undefined || from === to) return []
    const edge = graph.edge({ v: frameOf.get(line.from) ?? '', w: frameOf.get(line.to) ?? '', name: line.id }) as Edge | undefined
    return [{ ...line, ...wayBetween(from, to, { edge, others: placedBoxes }) }]
  })
  return {
    ...picture,
    width: Math.max(...placedBoxes.map(box => box.x + box.width), ...placedLines.flatMap(line => line.points.map(({ x }) => x)), 200) + margin,
    height: Math.max(...placedBoxes.map(box => box.y + box.height), ...placedLines.flatMap(line => line.points.map(({ y }) => y)), 100) + margin,
    placedBoxes,
    placedLines,
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** A box that stands in no other, with those that stand in it. */
interface Frame {
  readonly box: Box
  readonly size: Size
  readonly inner: readonly { readonly box: Box; readonly size: Size }[]
  readonly headHeight: number
}

function framesOf(picture: Picture): Frame[] {
  const inside = new Map<string, Box[]>()
  for (const box of picture.boxes) {
    if (box.inside === undefined) continue
    const list = inside.get(box.inside)
    if (list === undefined) inside.set(box.inside, [box])
    else list.push(box)
  }
  return picture.boxes
    .filter(box => box.inside === undefined)
    .map(box => {
      const head = sizeOf(box, picture)
      const inner = (inside.get(box.id) ?? []).sort(inPictureOrder).map(part => ({ box: part, size: sizeOf(part, picture) }))
      const width = Math.max(head.width, ...inner.map(({ size }) => size.width + 2 * gap))
      const height = inner.reduce((sum, { size }) => sum + size.height + gap, head.height)
      return { box, inner, headHeight: head.height, size: { width, height } }
    })
}

/** Interfaces first, then DRBD; each by name. */
function inPictureOrder(a: Box, b: Box): number {
  if (a.kind !== b.kind) return a.kind === 'interface' ? -1 : 1
  return a.label < b.label ? -1 : 1
}

function placed({ box, inner, size, headHeight }: Frame, { x = 0, y = 0 }: { readonly x?: number; readonly y?: number }): PlacedBox[] {
  const left = x - size.width / 2
  const top = y - size.height / 2
  let next = top + headHeight
  const parts = inner.map(({ box: part, size: own }): PlacedBox => {
    const place = { ...part, x: left + (size.width - own.width) / 2, y: next, ...own }
    next += own.height + gap
    return place
  })
  return [{ ...box, x: left, y: top, ...size }, ...parts]
}

interface Point {
  readonly x: number
  readonly y: number
}

/** The way that the layout found between two frames. */
interface Edge {
  readonly points?: readonly Point[]
  readonly x?: number
  readonly y?: number
}

/** Goes straight from box to box where nothing stands between them, and else the way that the layout found. */
function wayBetween(
  from: PlacedBox,
  to: PlacedBox,
  { edge, others }: { readonly edge: Edge | undefined; readonly others: readonly PlacedBox[] },
): Pick<PlacedLine, 'points' | 'labelAt'> {
  const [start, end] = nearestSides(from, to)
  const around = new Set([from.id, to.id, from.inside, to.inside])
  const isFree = others.every(box => around.has(box.id) || !isCrossed(box, start, end))
  const between = edge?.points?.slice(1, -1) ?? []
  if (isFree || between.length === 0) return { points: [start, end], labelAt: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } }
  const middle = between[Math.floor(between.length / 2)] ?? start
  return { points: [start, ...between, end], labelAt: { x: edge?.x ?? middle.x, y: edge?.y ?? middle.y } }
}

/** The middles of the sides that face each other: left and right, or top and bottom where one stands below the other. */
function nearestSides(from: PlacedBox, to: PlacedBox): [Point, Point] {
  const right = (box: PlacedBox): Point => ({ x: box.x + box.width, y: box.y + box.height / 2 })
  const left = (box: PlacedBox): Point => ({ x: box.x, y: box.y + box.height / 2 })
  const top = (box: PlacedBox): Point => ({ x: box.x + box.width / 2, y: box.y })
  const bottom = (box: PlacedBox): Point => ({ x: box.x + box.width / 2, y: box.y + box.height })
  if (from.x + from.width <= to.x) return [right(from), left(to)]
  if (to.x + to.width <= from.x) return [left(from), right(to)]
  return from.y < to.y ? [bottom(from), top(to)] : [top(from), bottom(to)]
}

/** Tells whether a straight line goes through a box: both its ends beyond one side, or all corners on one side of it, say no. */
function isCrossed(box: PlacedBox, start: Point, end: Point): boolean {
  const [left, right, top, bottom] = [box.x, box.x + box.width, box.y, box.y + box.height]
  if (Math.max(start.x, end.x) <= left || Math.min(start.x, end.x) >= right) return false
  if (Math.max(start.y, end.y) <= top || Math.min(start.y, end.y) >= bottom) return false
  const sideOf = (x: number, y: number): number => Math.sign((end.x - start.x) * (y - start.y) - (end.y - start.y) * (x - start.x))
  const sides = new Set([sideOf(left, top), sideOf(right, top), sideOf(left, bottom), sideOf(right, bottom)])
  return sides.size > 1 || sides.has(0)
}

function marksOf(id: string, picture: Picture): number {
  return picture.marks.filter(mark => mark.about.includes(id)).length
}

/** As wide as the numbers that are shown, and the count of the others. */
function marksWidth(count: number): number {
  return Math.min(count, mostMarks) * markWidth + (count > mostMarks ? 4 * characterWidth : 0)
}

function labelWidth(line: Line, picture: Picture): number {
  return Math.max(line.label.length * characterWidth, marksWidth(marksOf(line.id, picture)))
}

function labelHeight(line: Line, picture: Picture): number {
  return lineHeight + (marksOf(line.id, picture) > 0 ? markHeight : 0)
}

function sizeOf(box: Box, picture: Picture): Size {
  const longest = Math.max(box.label.length, ...box.details.map(detail => detail.length), 4)
  const marks = marksOf(box.id, picture)
  return {
    width: Math.max(longest * characterWidth, marksWidth(marks)) + 2 * padding,
    height: (1 + box.details.length) * lineHeight + 2 * padding + (marks > 0 ? markHeight : 0),
  }
}
