import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'

type Time = HostFact<'heartbeat-time'>

/** A deadtime that the keepalive of another host does not fit into twice. */
export interface PeerConflict {
  readonly dead: Time
  readonly alive: Time
}

/** Finds the hosts of a cluster that declare a peer dead between two of its packets, though each file is right by itself. */
export function peerConflicts(cluster: ClusterModel, hosts: readonly string[]): PeerConflict[] {
  const conflicts: PeerConflict[] = []
  for (const host of hosts) {
    const dead = timeOf(cluster, host, 'deadtime')
    const own = timeOf(cluster, host, 'keepalive')
    if (dead === undefined) continue
    for (const peer of hosts) {
      const alive = timeOf(cluster, peer, 'keepalive')
      if (peer === host || alive === undefined || dead.fact.ms > 2 * alive.fact.ms) continue
      if (own !== undefined && dead.fact.ms <= 2 * own.fact.ms) continue // The host's own file says it already.
      conflicts.push({ dead, alive })
    }
  }
  return conflicts
}

function timeOf(cluster: ClusterModel, host: string, name: string): Time | undefined {
  return cluster.factsOn(host, 'heartbeat-time').find(({ fact }) => fact.name === name && fact.isExplicit)
}
