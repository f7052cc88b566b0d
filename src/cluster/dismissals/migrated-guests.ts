import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'
import type { Dismissal } from './dismissal.js'

/**
 * Resources that are disks of Xen guests by their own name have two primaries while a guest moves, and one otherwise: Xen's
 * block-drbd promotes a resource where the guest starts, and demotes it where it ended.
 *
 * Source: DRBD User's Guide 8.3, "Using DRBD with Xen": allow-two-primaries for live migration, disk = ['drbd:resource,…'].
 */
export function* migratedGuests(cluster: ClusterModel): Generator<Dismissal> {
  for (const host of cluster.hosts.keys()) {
    const disks = cluster.factsOn(host, 'xen-domain').flatMap(({ fact }) => fact.disks.flatMap(({ source, isResource }) => (isResource ? [source] : [])))
    if (disks.length === 0) continue
    const options = cluster.factsOn(host, 'drbd-option')
    const promoted = new Set(options.filter(({ fact }) => fact.name === 'become-primary-on').map(({ fact }) => fact.resource))
    const byPlace = new Map<string, HostFact<'drbd-option'>[]>()
    for (const option of options) {
      if (option.fact.name !== 'allow-two-primaries') continue
      const place = `${option.origin.file}:${option.origin.span.start}`
      byPlace.set(place, [...(byPlace.get(place) ?? []), option])
    }
    for (const same of byPlace.values()) {
      const [first] = same
      if (first !== undefined && same.some(({ fact }) => disks.includes(fact.resource)) && !same.some(({ fact }) => promoted.has(fact.resource))) yield { rule: 'drbd-conf/unsafe-two-primaries', at: { origin: first.origin } }
    }
  }
}
