import { layOut, layOutShelves } from './layout/lay-out.js'
import { layOutOverview, mostHostsInFull, paperWidths } from './layout/overview.js'
import { overviewSvg } from './overview-svg.js'
import type { Band } from './layout/placed.js'
import type { Picture } from './picture.js'
import { placedSvg } from './placed-svg.js'

/** A drawing: the cluster in full, or an overview with one drawing for each row of hosts. */
export interface Drawing {
  readonly svg: string
  /** The overview once more, for a screen on which the other one would have to be moved to and fro. */
  readonly narrow?: string
  /** Empty where the drawing shows everything. */
  readonly details: readonly string[]
  readonly width: number
  readonly height: number
  /** The rows of hosts, where the drawing shows them in full. */
  readonly bands: readonly Band[]
}

/** Draws a picture: all of it, or an overview of many hosts. */
export function svg(picture: Picture): string {
  return drawn(picture).svg
}

/** Draws a picture together with what an overview leaves out. */
export function drawn(picture: Picture): Drawing {
  if (picture.boxes.filter(({ kind }) => kind === 'host').length <= mostHostsInFull) {
    const placed = layOut(picture)
    return { svg: placedSvg(placed), width: placed.width, height: placed.height, bands: placed.bands, details: [] }
  }
  const shelves = layOutShelves(picture)
  const shelfOf = new Map(shelves.flatMap((shelf, index) => shelf.placedBoxes.map(box => [box.id, index + 1] as const)))
  const overview = layOutOverview(picture, id => shelfOf.get(id) ?? 0)
  const narrow = overviewSvg(layOutOverview(picture, id => shelfOf.get(id) ?? 0, paperWidths.narrow))
  return { svg: overviewSvg(overview), narrow, width: overview.width, height: overview.height, bands: [], details: shelves.map(placedSvg) }
}
