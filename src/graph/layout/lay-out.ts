import type { Picture } from '../picture.js'
import { marksByPart } from './measures.js'
import type { MarksOf } from './measures.js'
import type { Band, LayerTitle, PlacedBox, PlacedLine, PlacedPicture } from './placed.js'
import { placeShelf } from './place-shelf.js'
import { routesOf } from './routes.js'
import { shelvesOf } from './shelf.js'
import type { Shelf } from './shelf.js'

const margin = 20
const shelfGap = 34

/**
 * Finds places for all boxes and ways for all lines, as one draws a cluster on a whiteboard.
 *
 * A host is a column, a layer a row of all columns; lines between hosts are bars below the row of their boxes, with the label
 * in the room between two columns. Many hosts stand in several shelves, one below the other. Lines are level or upright, so
 * none can run through a label, and no two boxes or labels meet.
 */
export function layOut(picture: Picture): PlacedPicture {
  const marksOf = marksByPart(picture.marks)
  const shelves = shelvesOf(picture, marksOf)
  return placed(picture, { shelves, all: shelves, marksOf })
}

/** Lays out each shelf as a picture of its own. */
export function layOutShelves(picture: Picture): PlacedPicture[] {
  const marksOf = marksByPart(picture.marks)
  const all = shelvesOf(picture, marksOf)
  return all.map(shelf => placed(picture, { shelves: [shelf], all, marksOf }))
}

function placed(
  picture: Picture,
  { shelves, all, marksOf }: { readonly shelves: readonly Shelf[]; readonly all: readonly Shelf[]; readonly marksOf: MarksOf },
): PlacedPicture {
  const boxes = new Map(picture.boxes.map(box => [box.id, box]))
  const placedBoxes: PlacedBox[] = []
  const lines = new Map<string, PlacedLine>()
  const titles: LayerTitle[] = []
  const bands: Band[] = []
  let width = 320
  let y = margin
  for (const shelf of shelves) {
    const routes = routesOf(picture.lines, { shelf, shelves: all, boxes })
    const part = placeShelf(shelf, routes, { at: { x: margin, y }, marksOf })
    placedBoxes.push(...part.boxes)
    titles.push(...part.titles)
    if (shelf.areClients) titles.push({ text: 'clients', x: margin, y: y + 22 })
    for (const line of part.lines) {
      const known = lines.get(line.id)
      lines.set(line.id, known === undefined ? line : joined(known, line))
    }
    bands.push({ y, height: part.height })
    width = Math.max(width, margin + part.width)
    y += part.height + shelfGap
  }
  return { ...picture, width: width + margin, height: y - shelfGap + margin, placedBoxes, placedLines: [...lines.values()], titles, bands }
}

function joined(a: PlacedLine, b: PlacedLine): PlacedLine {
  return { ...a, ways: [...a.ways, ...b.ways], tips: [...a.tips, ...b.tips], labels: [...a.labels, ...b.labels] }
}
