import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'
import { oncePerCluster } from './once-per-cluster.js'
import { outermost } from './pacemaker-resources.js'
import { pacemakerClusters } from './pacemaker.js'

/** A service of the system that the cluster starts, and not the system. */
export interface ManagedUnit {
  /** Without `.service`. */
  readonly service: string
  readonly manager: 'Pacemaker' | 'drbd-reactor'
  readonly at: Place
  /** Where the cluster may start it. */
  readonly hosts: readonly string[]
}

/** The services that Pacemaker or drbd-reactor start on one host at a time, each once. */
export const managedUnits = oncePerCluster((cluster): readonly ManagedUnit[] => [...ofPacemaker(cluster), ...ofPromoters(cluster)])

function ofPacemaker(cluster: ClusterModel): ManagedUnit[] {
  return pacemakerClusters(cluster).flatMap(pacemaker => {
    const all = pacemaker.facts('pacemaker-resource')
    const found = new Map<string, ManagedUnit>()
    for (const resource of all) {
      const service = /^(?:systemd|lsb|service|upstart):(.+?)(?:\.service)?$/.exec(resource.fact.agent ?? '')?.[1]
      // A clone of it runs on all nodes, as the system would have it.
      if (service === undefined || found.has(service) || outermost(all, resource).fact.type === 'clone') continue
      found.set(service, { service, manager: 'Pacemaker', at: resource, hosts: pacemaker.hosts })
    }
    return [...found.values()]
  })
}

function ofPromoters(cluster: ClusterModel): ManagedUnit[] {
  const found = new Map<string, { readonly at: Place; readonly hosts: Set<string> }>()
  for (const promoted of cluster.facts('promoted-resource')) {
    for (const unit of promoted.fact.units) {
      const service = /^([^\s/]+)\.service$/.exec(unit)?.[1]
      if (service === undefined) continue
      const known = found.get(service)
      if (known === undefined) found.set(service, { at: promoted, hosts: new Set([promoted.host]) })
      else known.hosts.add(promoted.host)
    }
  }
  return [...found].map(([service, { at, hosts }]) => ({ service, manager: 'drbd-reactor', at, hosts: [...hosts] }))
}
