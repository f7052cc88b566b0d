import { guestId, hostId } from '../ids.js'
import type { Sketch } from '../sketch.js'
import { boxOfDevice } from './box-of-device.js'

/** Draws the guests of Xen on the devices of their disks. */
export function drawGuests(sketch: Sketch): void {
  for (const { host, fact, origin } of sketch.cluster.facts('xen-domain')) {
    const name = fact.name ?? 'guest'
    const id = guestId(host, name)
    const bases = [...new Set(fact.disks.map(({ source }) => boxOfDevice(sketch, host, source.replace(/^\w+:/, ''))))]
    const pile = bases.map(base => sketch.boxes.get(base)?.pile).find(found => found !== undefined)
    sketch.addBox({
      id,
      kind: 'guest',
      label: name,
      details: ['Xen guest', ...(fact.isAutoStarted ? ['starts with the host'] : [])],
      inside: hostId(host),
      layer: 'use',
      ...(pile === undefined ? {} : { pile }),
      origins: [origin],
    })
    for (const base of bases) sketch.addLine({ id: `use ${id} ${base}`, kind: 'use', ends: [id, base], label: '', origins: [] })
  }
}
