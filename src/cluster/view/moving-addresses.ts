import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'
import { heartbeatClusterOf } from './groups.js'
import { oncePerCluster } from './once-per-cluster.js'
import { nodesOf } from './pacemaker-resources.js'
import { pacemakerClusters } from './pacemaker.js'
import { distinctHaresources } from './resources.js'

/** A virtual address, and the hosts that it may move to. */
export interface MovingAddress {
  readonly entry: HostFact<'virtual-address'>
  readonly hosts: readonly string[]
}

/** The addresses that heartbeat, Pacemaker or drbd-reactor move, each once. Those of rgmanager move with their services. */
export const movingAddresses = oncePerCluster((cluster): readonly MovingAddress[] => [...ofHeartbeat(cluster), ...ofPacemaker(cluster), ...ofReactor(cluster)])

function ofHeartbeat(cluster: ClusterModel): MovingAddress[] {
  return distinctHaresources(cluster).flatMap(owner => {
    const hosts = heartbeatClusterOf(cluster, owner)
    return cluster.factsOn(owner, 'virtual-address').filter(({ fact }) => fact.manager === 'heartbeat').map(entry => ({ entry, hosts }))
  })
}

function ofPacemaker(cluster: ClusterModel): MovingAddress[] {
  return pacemakerClusters(cluster).flatMap(pacemaker => {
    const resources = pacemaker.facts('pacemaker-resource')
    return pacemaker.facts('virtual-address').flatMap(entry => {
      const resource = entry.fact.manager === 'pacemaker' ? resources.find(({ fact }) => fact.parameters['ip']?.at.span.start === entry.origin.span.start) : undefined
      // Where rules or tags say where it may run, nobody knows which hosts those are.
      const nodes = resource === undefined ? undefined : nodesOf(cluster, pacemaker, resource)
      return nodes === undefined ? [] : [{ entry, hosts: nodes.flatMap(({ fact }) => cluster.hostNamed(fact.name) ?? []) }]
    })
  })
}

/** Those of one promoter are on each host that has it, and are reported once. */
function ofReactor(cluster: ClusterModel): MovingAddress[] {
  const found = new Map<string, { readonly entry: HostFact<'virtual-address'>; readonly hosts: Set<string> }>()
  for (const entry of cluster.facts('virtual-address')) {
    if (entry.fact.manager !== 'drbd-reactor') continue
    const known = found.get(entry.fact.address)
    if (known === undefined) found.set(entry.fact.address, { entry, hosts: new Set([entry.host]) })
    else known.hosts.add(entry.host)
  }
  return [...found.values()].map(({ entry, hosts }) => ({ entry, hosts: [...hosts] }))
}
