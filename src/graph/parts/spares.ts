import { hostId } from '../ids.js'
import type { Box } from '../picture.js'
import type { Sketch } from '../sketch.js'

/** Draws a group on the other hosts that it may move to, and the way there. */
export function drawSpares({ addBox, addLine }: Sketch, { id, kind, label, layer }: Pick<Box, 'id' | 'kind' | 'label' | 'layer'>, others: readonly string[]): void {
  const ends = [id]
  for (const other of others) {
    const spare = `${id} on ${other}`
    addBox({ id: spare, kind, label, ...(layer === undefined ? {} : { layer }), details: [], inside: hostId(other), isSpare: true, origins: [] })
    ends.push(spare)
  }
  if (ends.length > 1) addLine({ id: `move ${id}`, kind: 'move', ends, label: 'may move', origins: [] })
}
