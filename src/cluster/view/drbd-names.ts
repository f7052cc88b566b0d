import type { ClusterModel } from '../model.js'
import { foldedName } from './names.js'
import { oncePerCluster } from './once-per-cluster.js'

/**
 * Tells resources of one name apart: pairs of hosts that share nothing often call theirs `r0`.
 *
 * Hosts that any copy lists for one resource belong together, and so do those that overlap.
 */
export function resourceKey(cluster: ClusterModel, { resource, on }: { readonly resource: string; readonly on: string }): string {
  const groups = groupsByName(cluster).get(resource) ?? []
  const index = groups.length < 2 ? 0 : groups.findIndex(group => group.has(memberOf(cluster, on)))
  return `${resource}\0${index}`
}

const groupsByName = oncePerCluster((cluster): ReadonlyMap<string, readonly ReadonlySet<string>[]> => {
  const table = new Map<string, Set<string>[]>()
  for (const { fact } of cluster.facts('drbd-resource')) {
    const members = new Set(fact.hosts.map(name => memberOf(cluster, name)))
    const groups = table.get(fact.name) ?? []
    const apart = groups.filter(group => ![...members].some(member => group.has(member)))
    for (const group of groups) if (!apart.includes(group)) for (const member of group) members.add(member)
    table.set(fact.name, [...apart, members])
  }
  return table
})

function memberOf(cluster: ClusterModel, name: string): string {
  return cluster.hostNamed(name) ?? foldedName(name)
}
