import type { ClusterModel } from '../cluster/model.js'
import { cmanClusters, heartbeatClusters } from '../cluster/view/groups.js'

/** The hosts of one new cluster, by their keys, and which software they run. */
export interface OldCluster {
  readonly hosts: readonly string[]
  readonly hasHeartbeat: boolean
  readonly hasCman: boolean
}

/** Finds the clusters among hosts. Those of Heartbeat and cman that share a host become one: a host runs one corosync. */
export function oldClusters(cluster: ClusterModel): readonly OldCluster[] {
  const found: { hosts: Set<string>; hasHeartbeat: boolean; hasCman: boolean }[] = []
  const add = (hosts: readonly string[], own: { readonly hasHeartbeat: boolean; readonly hasCman: boolean }): void => {
    const known = found.find(other => hosts.some(host => other.hosts.has(host)))
    if (known === undefined) found.push({ hosts: new Set(hosts), ...own })
    else {
      for (const host of hosts) known.hosts.add(host)
      known.hasHeartbeat ||= own.hasHeartbeat
      known.hasCman ||= own.hasCman
    }
  }
  for (const hosts of cmanClusters(cluster)) if (hosts.length > 0) add(hosts, { hasHeartbeat: false, hasCman: true })
  for (const hosts of heartbeatClusters(cluster)) if (hosts.length > 0) add(hosts, { hasHeartbeat: true, hasCman: false })
  return found.map(({ hosts, ...own }) => ({ hosts: [...hosts].sort(), ...own }))
}
