import type { HostFact } from '../../facts/fact-index.js'
import type { Written } from '../../facts/fact.js'
import { optionOf } from './drbd.js'
import { oncePerCluster } from './once-per-cluster.js'
import { pacemakerClusters } from './pacemaker.js'

/** A clone of DRBD, what drbd.conf says of its resource, and how many copies of it are promoted. */
export interface DrbdPromotion {
  readonly clone: HostFact<'pacemaker-resource'>
  readonly resource: HostFact<'drbd-resource'>
  /** How many are promoted, where it is said. */
  readonly most: Written | undefined
  /** allow-two-primaries, where it is said. */
  readonly option: HostFact<'drbd-option'> | undefined
  /** What the clone does not say may be said elsewhere. */
  readonly isOpen: boolean
}

/** The clones by which Pacemaker runs resources that drbd.conf has. */
export const promotions = oncePerCluster((cluster): readonly DrbdPromotion[] => pacemakerClusters(cluster).flatMap(pacemaker => {
  return pacemaker.facts('pacemaker-drbd').flatMap(({ fact }) => {
    const clone = pacemaker.facts('pacemaker-resource').find(resource => resource.fact.id === fact.clone)
    const resource = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'drbd-resource')).find(({ fact: { name } }) => name === fact.resource)
    if (clone === undefined || resource === undefined) return []
    const most = clone.fact.meta['promoted-max'] ?? clone.fact.meta['master-max']
    return [{ clone, resource, most, option: optionOf(cluster, resource.host, { resource: fact.resource, name: 'allow-two-primaries' }), isOpen: clone.fact.isOpen }]
  })
}))
