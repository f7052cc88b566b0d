import type { Picture } from '../picture.js'
import { marksByPart } from './measures.js'
import type { MarksOf, Size } from './measures.js'
import type { Band, LayerTitle, PlacedBox, PlacedLine, PlacedPicture, Point } from './placed.js'
import { placeShelf } from './place-shelf.js'
import type { PlacedShelf } from './place-shelf.js'
import { routesOf } from './routes.js'
import { shelvesOf } from './shelf.js'
import type { Shelf } from './shelf.js'

const margin = 20
const shelfGap = 34
const columnGap = 48

/**
 * Finds places for all boxes and ways for all lines, as one draws a cluster on a whiteboard.
 *
 * A host is a column, a layer a row of all columns; lines between hosts are bars below the row of their boxes, with the label
 * in the room between two columns. Many hosts stand in several shelves, one below the other and in columns. Lines are level or upright, so
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
  const routes = new Map(shelves.map(shelf => [shelf, routesOf(picture.lines, { shelf, shelves: all, boxes })]))
  const place = (shelf: Shelf, at: Point): PlacedShelf => placeShelf(shelf, routes.get(shelf) ?? { routes: [], lanes: new Map() }, { at, marksOf })
  for (const { shelf, at } of spotsOf(shelves, shelf => place(shelf, { x: 0, y: 0 }))) {
    const part = place(shelf, at)
    placedBoxes.push(...part.boxes)
    titles.push(...part.titles)
    if (shelf.areClients) titles.push({ text: 'clients', x: at.x, y: at.y + 22 })
    for (const line of part.lines) {
      const known = lines.get(line.id)
      lines.set(line.id, known === undefined ? line : joined(known, line))
    }
    bands.push({ ...at, width: part.width, height: part.height })
  }
  const width = Math.max(320, ...bands.map(band => band.x + band.width)) + margin
  const height = Math.max(margin, ...bands.map(band => band.y + band.height)) + margin
  return { ...picture, width, height, placedBoxes, placedLines: [...lines.values()], titles, bands }
}

/** Puts shelves one below the other, in as many columns as let the whole be drawn largest on paper and on a screen. */
function spotsOf(shelves: readonly Shelf[], sizeOf: (shelf: Shelf) => Size): readonly { readonly shelf: Shelf; readonly at: Point }[] {
  const sizes = new Map(shelves.map(shelf => [shelf, sizeOf(shelf)]))
  const arrangements = shelves.map((_, index) => columnsOf(sizes, index + 1))
  const scales = arrangements.map(({ width, height }) => Math.min(paperRatio / width, 1 / height))
  let best = 0
  for (const [index, scale] of scales.entries()) if (scale > worthColumns * (scales[best] ?? 0)) best = index
  return arrangements[best]?.spots ?? []
}

/** How wide paper is, and the part of a screen beside findings, in heights. */
const paperRatio = 1.4
/** Hosts are read from top to bottom unless columns make all of them this much larger. */
const worthColumns = 1.15

interface Arrangement extends Size {
  readonly spots: readonly { readonly shelf: Shelf; readonly at: Point }[]
}

function columnsOf(sizes: ReadonlyMap<Shelf, Size>, count: number): Arrangement {
  const total = [...sizes.values()].reduce((sum, { height }) => sum + height + shelfGap, 0)
  const spots: { shelf: Shelf; at: Point }[] = []
  let [x, y, right, bottom, before, column] = [margin, margin, margin, margin, 0, 0]
  for (const [shelf, size] of sizes) {
    // A shelf goes where its middle falls.
    const own = Math.floor(((before + size.height / 2) * count) / total)
    if (own > column) [x, y, column] = [right + columnGap, margin, own]
    spots.push({ shelf, at: { x, y } })
    y += size.height + shelfGap
    before += size.height + shelfGap
    right = Math.max(right, x + size.width)
    bottom = Math.max(bottom, y - shelfGap)
  }
  return { spots, width: right + margin, height: bottom + margin }
}

function joined(a: PlacedLine, b: PlacedLine): PlacedLine {
  return { ...a, ways: [...a.ways, ...b.ways], tips: [...a.tips, ...b.tips], labels: [...a.labels, ...b.labels] }
}
