import type { ClusterModel } from '../cluster/model.js'
import type { Origin } from '../text/located.js'
import type { Box, Line } from './picture.js'

/** A picture in the making. What is added twice under one id is one thing with all its places. */
export interface Sketch {
  readonly cluster: ClusterModel
  readonly boxes: ReadonlyMap<string, Box>
  readonly lines: ReadonlyMap<string, Line>
  addBox(box: Box): void
  addLine(line: Line): void
  /** Puts a box below all that stand in its pile already. */
  putLast(id: string): void
}

/** Starts an empty picture of a cluster. */
export function createSketch(cluster: ClusterModel): Sketch {
  const boxes = new Map<string, Box>()
  const lines = new Map<string, Line>()
  return {
    cluster,
    boxes,
    lines,
    addBox: box => add(boxes, box),
    addLine: line => add(lines, line),
    putLast: id => {
      const box = boxes.get(id)
      if (box === undefined) return
      boxes.delete(id)
      boxes.set(id, box)
    },
  }
}

function add<Part extends Box | Line>(parts: Map<string, Part>, part: Part): void {
  const known = parts.get(part.id)
  const origins = [...(known?.origins ?? []), ...part.origins.map(placeOnly)]
  parts.set(part.id, { ...(known ?? part), origins })
}

/** An origin may be a located value; only its place belongs into the picture. */
function placeOnly({ file, span }: Origin): Origin {
  return { file, span }
}
