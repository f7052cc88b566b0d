import type { ClusterModel } from '../model.js'
import { foldedName } from '../view/names.js'
import type { Dismissal } from './dismissal.js'

/**
 * More than two owners are none where ha.cf knows only two of them: that a name is unknown is reported, and what it was meant
 * for is most likely one of the two.
 */
export function* unknownOwners(cluster: ClusterModel): Generator<Dismissal> {
  for (const host of cluster.hosts.keys()) {
    const nodes = new Set(cluster.factsOn(host, 'heartbeat-host').map(({ fact }) => foldedName(fact.name)))
    if (nodes.size === 0) continue
    const groups = cluster.factsOn(host, 'resource-group')
    const owners = new Set(groups.map(({ fact }) => foldedName(fact.preferredHost)).filter(name => nodes.has(name)))
    if (owners.size > 2) continue
    for (const { origin } of groups) yield { rule: 'haresources/conflicting-owners', at: { origin } }
  }
}
