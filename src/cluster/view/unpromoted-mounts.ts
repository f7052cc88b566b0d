import type { ClusterModel } from '../model.js'
import { isPromotedByOthers, primariesAtBoot, runsDrbdEight } from './boot-promotions.js'
import { canonicalDevice } from './devices.js'
import { clusterFileSystems, resourcesByDevice } from './drbd-mounts.js'
import { oncePerCluster } from './once-per-cluster.js'
import { serviceMounts } from './service-mounts.js'
import type { ServiceMount } from './service-mounts.js'
import { servicePromotions } from './service-promotions.js'

/** A file system of a service of rgmanager whose DRBD resource stays secondary. */
export interface UnpromotedMount extends ServiceMount {
  readonly resource: string
}

/** What runs before a file system and certainly makes nothing primary; a script, or an agent of one's own, may. */
const harmless: ReadonlySet<string> = new Set(['service', 'ip', 'fs', 'lvm', 'netfs', 'nfsexport', 'nfsclient'])

/**
 * Lists the mounts by services of DRBD 8 devices that nothing makes primary.
 *
 * Source: resource-agents rgmanager/src/resources/service.sh: of the children of one resource file systems start before scripts, so
 * that only what a file system lies in starts before it.
 */
export const unpromotedMounts = oncePerCluster((cluster): readonly UnpromotedMount[] => {
  if (isPromotedByOthers(cluster)) return []
  const hosts = [...cluster.hosts.keys()]
  const promoted = new Set(hosts.flatMap(host => servicePromotions(cluster, host).map(({ resource }) => resource)))
  const resources = resourcesByDevice(cluster)
  return serviceMounts(cluster).flatMap((mount): readonly UnpromotedMount[] => {
    const resource = resources.get(`${mount.host}\0${canonicalDevice(mount.device)}`)
    if (resource === undefined || clusterFileSystems.has(mount.type ?? '') || promoted.has(resource) || !runsDrbdEight(cluster, mount.host)) return []
    const isLeft = hosts.every(host => primariesAtBoot(cluster, host, resource).length === 0) && !mayPromote(cluster, mount)
    return isLeft ? [{ ...mount, resource }] : []
  })
})

/** Tells whether something that may promote can start before the file systems of a service. */
function mayPromote(cluster: ClusterModel, { host, service }: ServiceMount): boolean {
  const own = cluster.factsOn(host, 'rhcs-resource').filter(({ fact }) => fact.service === service)
  const last = own.findLastIndex(({ fact }) => fact.type === 'fs')
  return own.slice(0, last).some(({ fact }) => !harmless.has(fact.type)) || own.some(({ fact }) => /drbd/i.test(`${fact.type} ${fact.name ?? ''} ${fact.attributes['file'] ?? ''} ${fact.attributes['ref'] ?? ''}`) && fact.type !== 'fs')
}
