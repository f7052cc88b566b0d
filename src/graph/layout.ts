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
const markHeight = 22
const margin = 24

/** Finds places for all boxes and ways for all lines. Hosts are frames around what is inside them. */
export function layOut(picture: Picture): PlacedPicture {
  const graph = new Graph({ compound: true, multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 90, marginx: margin, marginy: margin })
  graph.setDefaultEdgeLabel(() => ({}))
  const parents = new Set(picture.boxes.map(box => box.inside).filter(id => id !== undefined))
  for (const box of picture.boxes) graph.setNode(box.id, { ...sizeOf(box, picture), isFrame: parents.has(box.id) })
  for (const box of picture.boxes) if (box.inside !== undefined) graph.setParent(box.id, box.inside)
  // A line cannot end at a frame: it ends at the first box inside.
  const insideOf = (id: string): string => (parents.has(id) ? (picture.boxes.find(box => box.inside === id)?.id ?? id) : id)
  for (const line of picture.lines) {
    const from = insideOf(line.from)
    const to = insideOf(line.to)
    if (from !== to) graph.setEdge(from, to, { width: line.label.length * characterWidth, height: lineHeight, labelpos: 'c' }, line.id)
  }
  dagreLayout(graph)

  const placedBoxes = picture.boxes.map((box): PlacedBox => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(box.id) as { x?: number; y?: number; width?: number; height?: number }
    const head = parents.has(box.id) ? lineHeight + markHeight : 0
    return { ...box, x: x - width / 2, y: y - height / 2 - head, width, height: height + head }
  })
  const placedLines = picture.lines.flatMap((line): PlacedLine[] => {
    const edge = graph.edge({ v: insideOf(line.from), w: insideOf(line.to), name: line.id }) as
      | { points?: { x: number; y: number }[]; x?: number; y?: number }
      | undefined
    if (edge?.points === undefined) return []
    const middle = edge.points[Math.floor(edge.points.length / 2)] ?? { x: 0, y: 0 }
    return [{ ...line, points: edge.points, labelAt: { x: edge.x ?? middle.x, y: edge.y ?? middle.y } }]
  })
  const shift = Math.max(0, margin - Math.min(...placedBoxes.map(box => box.y), margin))
  return {
    ...picture,
    width: Math.max(...placedBoxes.map(box => box.x + box.width), 200) + margin,
    height: Math.max(...placedBoxes.map(box => box.y + box.height), 100) + margin + shift,
    placedBoxes: placedBoxes.map(box => ({ ...box, y: box.y + shift })),
    placedLines: placedLines.map(line => ({
      ...line,
      points: line.points.map(({ x, y }) => ({ x, y: y + shift })),
      labelAt: { x: line.labelAt.x, y: line.labelAt.y + shift },
    })),
  }
}

function sizeOf(box: Box, picture: Picture): { width: number; height: number } {
  const longest = Math.max(box.label.length, ...box.details.map(detail => detail.length), 4)
  const marks = picture.marks.filter(mark => mark.about.includes(box.id)).length
  return {
    width: Math.max(longest * characterWidth, Math.min(marks, 8) * 26) + 2 * padding,
    height: (1 + box.details.length) * lineHeight + 2 * padding + (marks > 0 ? markHeight : 0),
  }
}
