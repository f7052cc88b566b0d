import type { HostFact } from '../../facts/fact-index.js'
import { addTo } from '../../text/multimap.js'
import { isCrm } from '../crm.js'
import type { ClusterModel } from '../model.js'
import { heartbeatClusterOf } from './groups.js'
import type { HostGroup } from './groups.js'

/** One line of haresources on one host. */
export interface Group {
  readonly host: string
  readonly head: HostFact<'resource-group'>
  readonly resources: readonly HostFact<'group-resource'>[]
}

/** Lists the groups of a host's haresources in the order of the file. */
export function groupsOf(cluster: ClusterModel, host: string): readonly Group[] {
  const resources = new Map<number, HostFact<'group-resource'>[]>()
  for (const entry of cluster.factsOn(host, 'group-resource')) {
    addTo(resources, entry.fact.group, entry)
  }
  return cluster.factsOn(host, 'resource-group').map(head => {
    const list = resources.get(head.fact.group) ?? []
    return { host, head, resources: list.sort((a, b) => a.fact.index - b.fact.index) }
  })
}

/**
 * Picks one host's haresources for all hosts of its cluster that have an equal one, so that a fault in a file that all share is reported
 * once.
 * Hosts come by name; those whose copy differs speak for themselves.
 */
export function distinctHaresources(cluster: ClusterModel): readonly string[] {
  const seen = new Map<string, HostGroup[]>()
  const hosts = [...new Set(cluster.facts('resource-group').map(({ host }) => host))].sort()
  return hosts.filter(host => {
    const text = groupsOf(cluster, host).map(contentOf).join('\n')
    const group = heartbeatClusterOf(cluster, host)
    // A host whose ha.cf is missing may belong to any of them.
    const isKnown = seen.get(text)?.some(other => other === group || other.length === 1 || group.length === 1) === true
    if (!isKnown) addTo(seen, text, group)
    return !isKnown
  })
}

/** The addresses that a group of haresources brings up; promoters of drbd-reactor have numbers of their own. */
export function addressesOfGroup(cluster: ClusterModel, host: string, group: number): readonly HostFact<'virtual-address'>[] {
  return cluster.factsOn(host, 'virtual-address').filter(({ fact }) => fact.manager === 'heartbeat' && fact.group === group)
}

/** A group as one comparable text. The preferred host counts in any case, as heartbeat reads it. */
export function contentOf({ head, resources }: Group): string {
  return [head.fact.preferredHost.toLowerCase(), ...resources.map(({ fact }) => fact.text)].join(' ')
}

/** The resources of a group as one comparable text, without the preferred host. */
export function resourcesTextOf({ resources }: Group): string {
  return resources.map(({ fact }) => fact.text).join(' ')
}

/** Tells whether a host's heartbeat leaves resources to a CRM (`crm`, `pacemaker`), so that haresources is not read. */
export function crmOf(cluster: ClusterModel, host: string): HostFact<'heartbeat-option'> | undefined {
  return cluster.factsOn(host, 'heartbeat-option').find(({ fact }) => isCrm(fact))
}
