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
  const keepalives = new Map(hosts.map(host => [host, timeOf(cluster, host, 'keepalive')]))
  for (const host of hosts) {
    const dead = timeOf(cluster, host, 'deadtime')
    const own = keepalives.get(host)
    if (dead === undefined) continue
    for (const [peer, alive] of keepalives) {
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
