import type { ClusterModel } from '../model.js'
import { foldedName } from '../view/names.js'
import type { Dismissal } from './dismissal.js'

/** A host that lists itself alone, and that others list among their nodes, lacks the others: that is reported where the copies differ. */
export function* lonelyHosts(cluster: ClusterModel): Generator<Dismissal> {
  for (const host of cluster.hosts.keys()) {
    const [only, ...more] = cluster.factsOn(host, 'heartbeat-host')
    if (only === undefined || more.length > 0) continue
    const name = foldedName(only.fact.name)
    const isListed = [...cluster.hosts.keys()].some(other => {
      const nodes = other === host ? [] : cluster.factsOn(other, 'heartbeat-host')
      return nodes.length > 1 && nodes.some(({ fact }) => foldedName(fact.name) === name)
    })
    if (isListed) yield { rule: 'ha-cf/missing-second-host', at: only }
  }
}
