import { canonicalDevice, logicalVolumeAt, sizeOf } from '../../cluster/view/devices.js'
import { volumesByHost } from '../../cluster/view/drbd.js'
import { isPlaceholderDisk } from '../../facts/linstor.js'
import { originOf } from '../../text/located.js'
import { bytes } from '../../text/quantity.js'
import { deviceId, hostId, volumeId } from '../ids.js'
import type { Sketch } from '../sketch.js'
import { boxOfDevice, disksOf, pileOf } from './box-of-device.js'

/** Draws what lies under DRBD and under the file systems of the cluster: logical volumes, and the disks below them. */
export function drawStorage(sketch: Sketch): void {
  const { cluster, boxes } = sketch
  for (const { fact, on } of volumesByHost(cluster)) {
    const host = cluster.hostNamed(on) ?? on
    const id = volumeId(host, fact.resource, fact.volume)
    if (fact.disk === undefined || fact.disk === 'none' || isPlaceholderDisk(fact.disk) || !boxes.has(id)) continue
    drawDevice(sketch, host, { path: fact.disk, above: id })
  }
  // What is mounted or exported without DRBD between.
  for (const { id, kind, ends } of [...sketch.lines.values()]) {
    const [, base] = ends
    if (kind !== 'use' || base === undefined || boxes.has(base)) continue
    const [, host, path] = /^device (\S+) (.+)$/.exec(base) ?? []
    if (host === undefined || path === undefined) continue
    drawDevice(sketch, host, { path, above: id.replace(/^use /, '').split(` ${base}`)[0] ?? '' })
  }
}

function drawDevice(sketch: Sketch, host: string, { path, above }: { readonly path: string; readonly above: string }): void {
  const { cluster, addBox, addLine, boxes } = sketch
  const id = deviceId(host, path)
  const size = sizeOf(cluster, host, path)
  const volume = logicalVolumeAt(cluster, host, path)
  const disks = disksOf(cluster, host, path)
  const name = volume?.fact.volumeGroup
  const group = cluster.factsOn(host, 'volume-group').find(({ fact }) => fact.name === name)
  // A volume group may lie on DRBD, instead of below it.
  const isMirrored = disks.some(disk => boxes.get(boxOfDevice(sketch, host, disk))?.kind === 'drbd')
  const pile = boxes.get(above)?.kind === 'drbd' ? boxes.get(above)?.pile ?? path : pileOf(sketch, host, path)
  addBox({
    id,
    kind: volume === undefined ? 'disk' : 'logical-volume',
    label: canonicalDevice(path),
    details: size === undefined ? [] : [bytes(size.bytes)],
    inside: hostId(host),
    layer: volume === undefined ? 'disk' : isMirrored ? 'use' : 'volume',
    pile,
    origins: volume === undefined ? (size === undefined ? [] : [originOf(size.place)]) : [volume.origin],
  })
  if (boxes.get(above)?.kind === 'drbd') addLine({ id: `use ${above} ${id}`, kind: 'use', ends: [above, id], label: '', origins: [] })
  for (const disk of disks) {
    const below = boxOfDevice(sketch, host, disk)
    addLine({ id: `use ${id} ${below}`, kind: 'use', ends: [id, below], label: '', origins: [] })
    if (boxes.get(below)?.kind === 'drbd') continue
    const diskSize = sizeOf(cluster, host, disk)
    addBox({
      id: below,
      kind: 'disk',
      label: disk,
      details: [`volume group ${name ?? ''}${group?.fact.isClustered === true ? ', clustered' : ''}`, ...(diskSize === undefined ? [] : [bytes(diskSize.bytes)])],
      inside: hostId(host),
      layer: 'disk',
      pile,
      origins: group === undefined ? [] : [group.origin],
    })
  }
}
