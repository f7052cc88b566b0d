import { guestId, hostId, mountId } from '../ids.js'
import type { Sketch } from '../sketch.js'
import { boxOfDevice } from './box-of-device.js'

/** What a guest is, in words of our own. */
export const xenGuest = 'Xen guest'

/** Draws the guests of Xen on the devices of their disks. */
export function drawGuests(sketch: Sketch): void {
  for (const { host, fact, origin } of sketch.cluster.facts('xen-domain')) {
    const name = fact.name ?? 'guest'
    const id = guestId(host, name)
    const bases = [...new Set(fact.disks.map(({ source }) => boxOfDisk(sketch, host, source.replace(/^\w+:/, ''))))]
    const pile = bases.map(base => sketch.boxes.get(base)?.pile).find(found => found !== undefined)
    sketch.addBox({
      id,
      kind: 'guest',
      label: name,
      details: [xenGuest, ...(fact.isAutoStarted ? ['starts with the host'] : [])],
      inside: hostId(host),
      layer: 'use',
      ...(pile === undefined ? {} : { pile }),
      origins: [origin],
    })
    // A file system belongs below the guests whose disks lie in it.
    for (const base of bases) if (sketch.boxes.get(base)?.kind === 'file-system') sketch.putLast(base)
    for (const base of bases) sketch.addLine({ id: `use ${id} ${base}`, kind: 'use', ends: [id, base], label: '', origins: [] })
  }
}

/** The file system in which the file of a disk lies, where it is drawn; else the device that the path names. */
function boxOfDisk(sketch: Sketch, host: string, path: string): string {
  if (path.startsWith('/dev/')) return boxOfDevice(sketch, host, path)
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const id = mountId(host, path.slice(0, end))
    if (sketch.boxes.has(id)) return id
  }
  return boxOfDevice(sketch, host, path)
}
