import type { ClusterModel } from '../../cluster/model.js'
import { canonicalDevice, logicalVolumeAt } from '../../cluster/view/devices.js'
import { volumesWithStacked } from '../../cluster/view/drbd.js'
import { namesOfDevice } from '../../cluster/view/drbd-devices.js'
import { oncePerCluster } from '../../cluster/view/once-per-cluster.js'
import { deviceId, volumeId } from '../ids.js'
import type { Sketch } from '../sketch.js'

/** Finds the box of the device that a path names on a host: that of DRBD, or any other. */
export function boxOfDevice({ cluster, boxes }: Sketch, host: string, path: string): string {
  const id = drbdDevices(cluster).get(`${host}\0${canonicalDevice(path)}`)
  return id !== undefined && boxes.has(id) ? id : deviceId(host, path)
}

/** Names the pile in which a device stands: that of the DRBD device that it is, or that its volume group lies on. */
export function pileOf(sketch: Sketch, host: string, path: string): string {
  const known = sketch.boxes.get(boxOfDevice(sketch, host, path))?.pile
  if (known !== undefined) return known
  const mirrored = disksOf(sketch.cluster, host, path).map(disk => sketch.boxes.get(boxOfDevice(sketch, host, disk)))
  return mirrored.find(box => box?.kind === 'drbd')?.pile ?? canonicalDevice(path)
}

/** Lists the disks of the volume group that holds a logical volume; empty where the path names none. */
export function disksOf(cluster: ClusterModel, host: string, path: string): readonly string[] {
  const name = logicalVolumeAt(cluster, host, path)?.fact.volumeGroup
  return cluster.factsOn(host, 'volume-group').find(({ fact }) => fact.name === name)?.fact.physicalVolumes ?? []
}

/** The boxes of DRBD's devices by host and path. */
const drbdDevices = oncePerCluster((cluster): ReadonlyMap<string, string> => {
  const devices = new Map<string, string>()
  for (const { fact, on } of volumesWithStacked(cluster)) {
    const host = cluster.hostNamed(on) ?? on
    for (const path of namesOfDevice(fact)) {
      const key = `${host}\0${path}`
      if (!devices.has(key)) devices.set(key, volumeId(host, fact.resource, fact.volume))
    }
  }
  return devices
})
