import type { HostFact } from '../../facts/fact-index.js'
import { addTo } from '../../text/multimap.js'
import type { ClusterModel } from '../model.js'
import { canonicalDevice } from './devices.js'
import { volumesByHost } from './drbd.js'
import { namesOfDevice } from './drbd-devices.js'
import { oncePerCluster } from './once-per-cluster.js'

/** File systems that several hosts mount at a time. */
export const clusterFileSystems: ReadonlySet<string> = new Set(['ocfs2', 'gfs', 'gfs2'])

/** The lines of fstab by which hosts mount a cluster file system on a DRBD resource at boot, by the resource. */
export const sharedMounts = oncePerCluster((cluster): ReadonlyMap<string, readonly HostFact<'mount'>[]> => {
  const mounts = new Map<string, HostFact<'mount'>[]>()
  const resources = resourcesByDevice(cluster)
  for (const entry of cluster.facts('mount')) {
    const { device, type, options } = entry.fact
    if (!clusterFileSystems.has(type) || options.includes('noauto')) continue
    const resource = resources.get(`${entry.host}\0${canonicalDevice(device)}`)
    if (resource === undefined) continue
    addTo(mounts, resource, entry)
  }
  return mounts
})

/** The resource of each DRBD device, by the host and the path. */
export function resourcesByDevice(cluster: ClusterModel): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  for (const { fact, on } of volumesByHost(cluster)) {
    for (const name of namesOfDevice(fact)) table.set(`${on}\0${name}`, fact.resource)
  }
  return table
}
