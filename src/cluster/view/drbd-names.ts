import type { ClusterModel } from '../model.js'
import { foldedName } from './names.js'
import { oncePerCluster } from './once-per-cluster.js'

/**
 * Tells resources of one name apart: pairs of hosts that share nothing often call theirs `r0`.
 *
 * Hosts that any copy lists for one resource belong together, and so do those that overlap.
 */
export function resourceKey(cluster: ClusterModel, { resource, on }: { readonly resource: string; readonly on: string }): string {
  const { groups = 0, groupOf } = sharersByName(cluster).get(resource) ?? {}
  return `${resource}\0${groups < 2 ? 0 : (groupOf?.get(memberOf(cluster, on))?.number ?? 'elsewhere')}`
}

/** Hosts of which each shares a resource of the name with another one. */
interface Group {
  readonly number: number
  readonly members: readonly string[]
}

interface Sharers {
  /** How many groups have a resource of the name each. */
  readonly groups: number
  readonly groupOf: ReadonlyMap<string, Group>
}

const sharersByName = oncePerCluster((cluster): ReadonlyMap<string, Sharers> => {
  const table = new Map<string, { groups: number; readonly groupOf: Map<string, Group> }>()
  for (const [number, { fact }] of cluster.facts('drbd-resource').entries()) {
    const sharers = table.get(fact.name) ?? { groups: 0, groupOf: new Map<string, Group>() }
    table.set(fact.name, sharers)
    const { groupOf } = sharers
    const members = [...new Set(fact.hosts.map(name => memberOf(cluster, name)))]
    const joined = new Set(members.flatMap(member => groupOf.get(member) ?? []))
    const [known] = joined
    // The usual case: a copy of what another host said.
    if (known !== undefined && joined.size === 1 && members.every(member => groupOf.has(member))) continue
    const group = { number, members: [...new Set([...[...joined].flatMap(other => other.members), ...members])] }
    for (const member of group.members) groupOf.set(member, group)
    sharers.groups += 1 - joined.size
  }
  return table
})

function memberOf(cluster: ClusterModel, name: string): string {
  return cluster.hostNamed(name) ?? foldedName(name)
}
