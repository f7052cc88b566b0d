import type { ClusterModel } from '../model.js'
import { byPlace } from '../view/at-one-place.js'
import type { Dismissal } from './dismissal.js'

/**
 * Resources that are disks of Xen guests by their own name have two primaries while a guest moves, and one otherwise: Xen's
 * block-drbd promotes a resource where the guest starts, and demotes it where it ended.
 *
 * Source: DRBD User's Guide 8.3, "Using DRBD with Xen": allow-two-primaries for live migration, disk = ['drbd:resource,…'].
 */
export function* migratedGuests(cluster: ClusterModel): Generator<Dismissal> {
  // A guest that moves is defined on either host, or on the one where it runs.
  const disks = new Set(cluster.facts('xen-domain').flatMap(({ fact }) => fact.disks.flatMap(({ source, isResource }) => (isResource ? [source.replace(/\/\d+$/, '')] : []))))
  if (disks.size === 0) return
  for (const host of cluster.hosts.keys()) {
    const options = cluster.factsOn(host, 'drbd-option')
    const promoted = new Set(options.filter(({ fact }) => fact.name === 'become-primary-on').map(({ fact }) => fact.resource))
    for (const { at, items } of byPlace(options.filter(({ fact }) => fact.name === 'allow-two-primaries'), option => option)) {
      if (items.every(({ fact: { resource } }) => disks.has(resource) && !promoted.has(resource))) yield { rule: 'drbd-conf/unsafe-two-primaries', at }
    }
  }
}
