import type { HostFact } from '../../facts/fact-index.js'
import type { FactKind } from '../../facts/fact.js'
import { compareText } from '../../diagnostics/order.js'
import type { ClusterModel } from '../model.js'
import { optionOf } from './drbd.js'
import { groupHosts } from './groups.js'
import type { HostGroup } from './groups.js'
import { foldedName } from './names.js'
import { oncePerCluster } from './once-per-cluster.js'

/** A cluster of Pacemaker: its hosts, and the one whose copy of the CIB is the newest. All copies say the same when they are up. */
export interface PacemakerCluster {
  readonly hosts: HostGroup
  readonly host: string
  /** Lists the facts of the newest copy. */
  facts<Kind extends FactKind>(kind: Kind): readonly HostFact<Kind>[]
  option(name: string): HostFact<'pacemaker-option'> | undefined
}

/** The Pacemaker clusters among the hosts, by the nodes of their CIBs. */
export function pacemakerClusters(cluster: ClusterModel): readonly PacemakerCluster[] {
  return newestCopies(cluster).map(({ hosts, host }) => {
    const facts: PacemakerCluster['facts'] = kind => cluster.factsOn(host, kind)
    return { hosts, host, facts, option: name => facts('pacemaker-option').find(({ fact }) => fact.name === name) }
  })
}

const newestCopies = oncePerCluster((cluster): readonly Pick<PacemakerCluster, 'hosts' | 'host'>[] => {
  const members = [...new Set(cluster.facts('pacemaker-cib').map(({ host }) => host))]
  const groups = groupHosts(cluster, members, host => cluster.factsOn(host, 'pacemaker-node').map(({ fact }) => fact.name))
  return groups.flatMap(hosts => {
    const host = newest(cluster, hosts)
    if (host === undefined) return []
    // The cluster keeps one CIB: a node of it belongs to the cluster also where its own copy was not collected.
    const named = cluster.factsOn(host, 'pacemaker-node').flatMap(({ fact }) => cluster.hostNamed(fact.name) ?? []).filter(name => !members.includes(name))
    return [{ hosts: [...new Set([...hosts, ...named])].sort(compareText), host }]
  })
})

function newest(cluster: ClusterModel, hosts: HostGroup): string | undefined {
  let found: HostFact<'pacemaker-cib'> | undefined
  for (const host of hosts) {
    for (const copy of cluster.factsOn(host, 'pacemaker-cib')) if (found === undefined || compared(copy.fact.version, found.fact.version) > 0) found = copy
  }
  return found?.host
}

function compared(one: readonly number[], other: readonly number[]): number {
  for (const [index, part] of one.entries()) {
    const difference = part - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Tells whether two names mean the same host: a name and its short form do where both are of this cluster. */
export function isSameHost(cluster: ClusterModel, one: string, other: string): boolean {
  if (foldedName(one) === foldedName(other)) return true
  const host = cluster.hostNamed(one)
  return host !== undefined && host === cluster.hostNamed(other)
}

/** Tells whether nodes are fenced: they are where nothing is said. */
export function isFencing(cluster: PacemakerCluster): boolean {
  return !isOff(cluster.option('stonith-enabled')?.fact.value)
}

/** Tells whether a value is a boolean that is off. */
function isOff(value: string | undefined): boolean {
  return value !== undefined && /^(?:false|off|no|n|0)$/i.test(value)
}

/** Finds a setting of corosync.conf on any of the hosts, by its place and name: `quorum / two_node`. */
export function corosyncSetting(cluster: ClusterModel, hosts: HostGroup, key: string): HostFact<'setting'> | undefined {
  for (const host of hosts) {
    const found = cluster.settingsOn(host, 'corosync-conf').find(({ fact }) => fact.key === key)
    if (found !== undefined) return found
  }
  return undefined
}

/** Finds the option by which a DRBD resource of the cluster stops all reads and writes until its peer is fenced. */
export function waitingDrbd(cluster: ClusterModel, pacemaker: PacemakerCluster): HostFact<'drbd-option'> | undefined {
  for (const { fact } of pacemaker.facts('pacemaker-drbd')) {
    for (const host of pacemaker.hosts) {
      const option = optionOf(cluster, host, { resource: fact.resource, name: 'fencing' })
      if (option?.fact.value === 'resource-and-stonith') return option
    }
  }
  return undefined
}
