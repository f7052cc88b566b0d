import type { ClusterModel } from '../model.js'
import { heartbeatClusters } from '../view/groups.js'
import { foldedName, heartbeatNameOf, shortName } from '../view/names.js'
import type { Dismissal } from './dismissal.js'

/** Where ha.cf of several hosts gives all of them the other form of their names, the first one is told: it lists them all. */
export function* nodesWithDomains(cluster: ClusterModel): Generator<Dismissal> {
  for (const hosts of heartbeatClusters(cluster)) {
    const lists = hosts.map(host => cluster.factsOn(host, 'heartbeat-host').map(({ fact }) => foldedName(fact.name)).sort().join(' '))
    if (new Set(lists).size !== 1) continue
    const own = hosts.map(host => {
      const name = foldedName(heartbeatNameOf(cluster, host)?.name ?? host)
      return cluster.factsOn(host, 'heartbeat-host').find(({ fact }) => foldedName(fact.name) !== name && shortName(foldedName(fact.name)) === shortName(name))
    })
    if (own.some(node => node === undefined)) continue
    for (const node of own.slice(1)) if (node !== undefined) yield { rule: 'ha-cf/missing-own-host', at: node }
  }
}
