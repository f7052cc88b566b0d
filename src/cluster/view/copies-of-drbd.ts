import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'
import { isSameHost, pacemakerClusters } from './pacemaker.js'

/** A clone of DRBD that has more or fewer copies than its resource has hosts. */
export interface UnfitClone {
  readonly fact: HostFact<'pacemaker-drbd'>['fact']
  readonly copies: number
  readonly at: NonNullable<HostFact<'pacemaker-drbd'>['fact']['cloneMaxAt']>
  readonly resource: HostFact<'drbd-resource'>
  readonly hosts: number
  /** The clone itself. */
  readonly clone: HostFact<'pacemaker-resource'> | undefined
}

/** Lists the clones whose copies are not as many as the hosts of their resource. */
export function* unfitClones(cluster: ClusterModel): Generator<UnfitClone> {
  for (const pacemaker of pacemakerClusters(cluster)) {
    for (const { fact } of pacemaker.facts('pacemaker-drbd')) {
      const { cloneMax: copies, cloneMaxAt: at } = fact
      if (copies === undefined || at === undefined) continue
      const resource = cluster.facts('drbd-resource').find(({ host, fact: { name, isStacked } }) => name === fact.resource && !isStacked && pacemaker.hosts.includes(host))
      if (resource === undefined) continue
      const nodes = pacemaker.facts('pacemaker-node').map(node => node.fact.name)
      const hosts = new Set(resource.fact.hosts).size
      // Who is no node is of another cluster, or called otherwise here.
      if (hosts === copies || resource.fact.hosts.some(name => !nodes.some(node => isSameHost(cluster, node, name)))) continue
      yield { fact, copies, at, resource, hosts, clone: pacemaker.facts('pacemaker-resource').find(other => other.fact.id === fact.clone) }
    }
  }
}
