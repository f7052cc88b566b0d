import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'
import { primariesAtBoot, runsDrbdEight } from './boot-promotions.js'
import { canonicalDevice } from './devices.js'
import { promotedResources } from './drbd.js'
import { clusterFileSystems, resourcesByDevice } from './drbd-mounts.js'
import type { Group } from './resources.js'

/** A file system of a group of haresources whose DRBD resource nothing makes primary before it is mounted. */
export interface UnpromotedGroupMount {
  readonly resource: string
  readonly device: string
  readonly at: HostFact<'group-resource'>
  /** DRBD 8 runs, in which no mount promotes; otherwise nobody can say. */
  readonly isCertain: boolean
}

/**
 * Finds the mount at which a group fails.
 *
 * Source: drbd 9 drbd_main.c drbd_open(): auto-promote, which DRBD 8 does not know.
 */
export function unpromotedMountOf(cluster: ClusterModel, { host, resources }: Group): UnpromotedGroupMount | undefined {
  const isFileSystem = ({ fact }: HostFact<'group-resource'>): boolean => fact.script === 'Filesystem'
  if (resources.some(entry => !isFileSystem(entry) && /drbd|datadisk/i.test(entry.fact.text))) return undefined
  const promoted = new Set(promotedResources(cluster, host).map(({ resource }) => resource))
  const table = resourcesByDevice(cluster)
  for (const at of resources.filter(isFileSystem)) {
    const [device = '', , type = ''] = at.fact.arguments
    const resource = table.get(`${host}\0${canonicalDevice(device)}`)
    if (resource === undefined || clusterFileSystems.has(type) || promoted.has(resource) || mayBePromoted(cluster, resource)) continue
    return { resource, device, at, isCertain: runsDrbdEight(cluster, host) }
  }
  return undefined
}

/** At boot, by a script, or by another manager. */
function mayBePromoted(cluster: ClusterModel, resource: string): boolean {
  return (
    [...cluster.hosts.keys()].some(host => primariesAtBoot(cluster, host, resource).length > 0) ||
    cluster.facts('script-command').some(({ fact }) => /^drbd(?:adm|setup)$/.test(fact.command) && fact.arguments.some(word => word === 'primary' || /[$`]/.test(word)))
  )
}
