import { compareText } from '../../diagnostics/order.js'
import type { HostFact } from '../../facts/fact-index.js'
import type { Origin } from '../../text/located.js'
import { addTo } from '../../text/multimap.js'
import type { ClusterModel } from '../model.js'
import { foldedName } from './names.js'
import { oncePerCluster } from './once-per-cluster.js'
import { oncePerList } from './once-per-list.js'

/** Hosts that belong together, by name. */
export type HostGroup = readonly string[]

/**
 * Parts hosts into clusters: two belong together when they name a common host, or one names the other.
 *
 * `namesOn` lists the members that a host's files name; hosts in `members` that name none join the only group there is,
 * and stay apart where there are several. A tree may hold several clusters; they are never compared with each other.
 */
export function groupHosts(
  cluster: ClusterModel,
  members: readonly string[],
  namesOn: (host: string) => readonly string[],
): HostGroup[] {
  const { rootOf, join } = createJoinedKeys()
  const silent: string[] = []
  for (const host of members) {
    const names = namesOn(host)
    if (names.length === 0) silent.push(host)
    for (const name of names) join(`host ${host}`, keyOf(cluster, name))
  }
  const isSilent = new Set(silent)
  const groups = new Map<string, string[]>()
  for (const host of members) {
    if (isSilent.has(host)) continue
    const root = rootOf(`host ${host}`)
    addTo(groups, root, host)
  }
  const [only, ...others] = groups.values()
  if (only === undefined) return silent.length === 0 ? [] : [silent.sort(compareText)]
  if (others.length === 0) only.push(...silent)
  else for (const host of silent) groups.set(`alone ${host}`, [host])
  return [...groups.values()].map(group => group.sort(compareText)).sort((a, b) => compareText(a[0] ?? '', b[0] ?? ''))
}

/** Keys that are joined stand together from then on, with all that each was joined with before. */
interface JoinedKeys {
  /** Gives the key that stands for all that are joined with this one. */
  rootOf(key: string): string
  join(a: string, b: string): void
}

function createJoinedKeys(): JoinedKeys {
  const parent = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root)) root = next
    // Whatever was passed points to the root from now on: a hundred hosts that all name each other are soon told.
    for (let at = key; at !== root; ) {
      const next = parent.get(at) ?? root
      parent.set(at, root)
      at = next
    }
    return root
  }
  return {
    rootOf,
    join(a, b) {
      const [left, right] = [rootOf(a), rootOf(b)]
      if (left !== right) parent.set(left, right)
    },
  }
}

const heartbeatLanguages = new Set(['ha-cf', 'haresources', 'authkeys'])

/** The Heartbeat clusters among the hosts, by the `node` lines of their ha.cf. */
export const heartbeatClusters = oncePerCluster((cluster): readonly HostGroup[] => {
  const members = hostsWith(cluster, language => heartbeatLanguages.has(language))
  for (const { host } of cluster.facts('heartbeat-host')) members.add(host)
  for (const { host } of cluster.facts('heartbeat-key')) members.add(host)
  for (const { host } of cluster.facts('resource-group')) members.add(host)
  return groupHosts(cluster, [...members], host => cluster.factsOn(host, 'heartbeat-host').map(({ fact }) => fact.name))
})

/** The Heartbeat cluster that a host belongs to; the host alone where it belongs to none. */
export function heartbeatClusterOf(cluster: ClusterModel, host: string): HostGroup {
  return clusterByHost(cluster).get(host) ?? [host]
}

const clusterByHost = oncePerCluster((cluster): ReadonlyMap<string, HostGroup> => {
  return new Map(heartbeatClusters(cluster).flatMap(group => group.map(host => [host, group] as const)))
})

/** The clusters of cman among the hosts, by the clusternodes of their cluster.conf. */
export const cmanClusters = oncePerCluster((cluster): readonly HostGroup[] => {
  const members = hostsWith(cluster, language => language === 'cluster-conf')
  for (const { host } of cluster.facts('rhcs-cluster')) members.add(host)
  return groupHosts(cluster, [...members], host => cluster.factsOn(host, 'rhcs-host').map(({ fact }) => fact.name))
})

/** The clusters of OCFS2 among the hosts, by the nodes of their cluster.conf. */
export const ocfs2Clusters = oncePerCluster((cluster): readonly HostGroup[] => {
  const members = hostsWith(cluster, language => language === 'ocfs2-conf')
  for (const { host } of cluster.facts('ocfs2-node')) members.add(host)
  return groupHosts(cluster, [...members], host =>
    cluster.factsOn(host, 'ocfs2-node').flatMap(({ fact }) => (fact.name === undefined ? [] : [fact.name])),
  )
})

/** The hosts that are nodes of one Corosync cluster, by the names in their nodelists. */
export const corosyncClusters = oncePerCluster((cluster): readonly HostGroup[] => {
  const members = hostsWith(cluster, language => language === 'corosync-conf')
  return groupHosts(cluster, [...members], host => cluster.factsOn(host, 'corosync-node').map(({ fact }) => fact.name))
})

/**
 * The hosts that share DRBD resources, by the host sections of their drbd.conf.
 *
 * A host whose own drbd.conf is there without a resource belongs to those that name it.
 */
export const drbdClusters = oncePerCluster((cluster): readonly HostGroup[] => {
  const members = new Set(cluster.facts('drbd-resource').map(({ host }) => host))
  const named = new Set(cluster.facts('drbd-resource').flatMap(({ fact }) => fact.hosts.flatMap(name => cluster.hostNamed(name) ?? [])))
  for (const host of named) if (!members.has(host) && hasEmptyDrbdConf(cluster, host)) members.add(host)
  return groupHosts(cluster, [...members], host => {
    const names = cluster.factsOn(host, 'drbd-resource').flatMap(({ fact }) => fact.hosts)
    return names.length === 0 && named.has(host) ? [host] : names
  })
})

/** A drbd.conf without a resource, of a host on which all that it may include was collected, or which includes nothing. */
function hasEmptyDrbdConf(cluster: ClusterModel, host: string): boolean {
  const isThere = fileOn(cluster, host, 'drbd-conf') !== undefined
  if (!isThere || cluster.hosts.get(host)?.stateOf('/etc/drbd.d/any.res') !== 'not-collected') return isThere
  return !cluster.settingsOn(host, 'drbd-conf').some(({ fact }) => /(?:^| \/ )include(?:#\d+)?$/.test(fact.key))
}

/** Where a file of a language begins on a host: the place to name what is absent from it. */
export function fileOn(cluster: ClusterModel, host: string, language: string): HostFact<'config-file'> | undefined {
  return firstFiles(cluster.factsOn(host, 'config-file')).get(language)
}

/** A host may have thousands of files, and be asked for one of them for each resource. */
const firstFiles = oncePerList((files: readonly HostFact<'config-file'>[]) => {
  const first = new Map<string, HostFact<'config-file'>>()
  for (const file of files) if (!first.has(file.fact.language)) first.set(file.fact.language, file)
  return first
})

/** The files of a language on a host, each as a place without length. */
export function filesOf(cluster: ClusterModel, host: string, language: string): readonly Origin[] {
  const files = cluster.factsOn(host, 'config-file').filter(({ fact }) => fact.language === language)
  return files.map(({ origin }) => ({ file: origin.file, span: { start: 0, end: 0 } }))
}

function hostsWith(cluster: ClusterModel, isWanted: (language: string) => boolean): Set<string> {
  return new Set(cluster.facts('config-file').filter(({ fact }) => isWanted(fact.language)).map(({ host }) => host))
}

function keyOf(cluster: ClusterModel, name: string): string {
  const host = cluster.hostNamed(name)
  return host === undefined ? `name ${foldedName(name)}` : `host ${host}`
}
