import { heartbeatClusters } from '../../cluster/view/groups.js'
import { promotedResources } from '../../cluster/view/drbd.js'
import { addressesOfGroup, groupsOf } from '../../cluster/view/resources.js'
import { unpromotedMountOf } from '../../cluster/view/unpromoted-group-mounts.js'
import type { UnpromotedGroupMount } from '../../cluster/view/unpromoted-group-mounts.js'
import { maySwitchOff, stonithDevicesFor } from '../../cluster/view/stonith.js'
import { interfacesFor } from '../../cluster/view/addresses.js'
import type { ClusterModel } from '../../cluster/model.js'
import type { HostFact } from '../../facts/fact-index.js'
import { isManagementBoard } from '../../facts/management-board.js'
import type { Place } from '../../text/located.js'
import type { Decided } from '../story.js'
import { mirrorsOf } from './mirrors.js'
import type { Mirror } from './mirrors.js'
import { deafnessOf, pathsOf } from './paths.js'
import type { Deafness, Path } from './paths.js'

/** What one host of a pair does by its own files. Times in milliseconds. */
export interface Side {
  readonly host: string
  readonly deadtimeMs: Decided<number>
  readonly initdeadMs: Decided<number>
  readonly deadpingMs: Decided<number>
  readonly failback: Decided<'on' | 'off' | 'legacy'>
  /** The device with which it switches the other host off; `undefined` where it has none. */
  readonly shoots: Decided<string> | undefined
  /** The device lives on the power of its victim, and confirms nothing where that is gone. */
  readonly needsPowerOfVictim: boolean
  /** The device is told other hosts than the one that this host would have to switch off. */
  readonly isForOther?: boolean
  /** ipfail runs and has something to ping, reached by these interfaces. */
  readonly ipfail: { readonly at: Place; readonly interfaces: ReadonlySet<string> } | undefined
}

/** A group of haresources. */
export interface Group {
  readonly name: string
  readonly owner: string
  readonly at: Place
  readonly mirrors: readonly Mirror[]
  readonly addresses: readonly { readonly address: string; readonly interface?: string }[]
  /** The first address that comes up before the data. */
  readonly earlyAddress?: string
  /** The mount of a DRBD device that nothing makes primary. */
  readonly unpromoted?: UnpromotedGroupMount
}

/** Two hosts of Heartbeat and all that decides how they fail over. */
export interface Pair {
  readonly hosts: readonly [string, string]
  readonly sides: ReadonlyMap<string, Side>
  readonly groups: readonly Group[]
  /** Groups that start nowhere. */
  readonly failing: readonly Group[]
  readonly paths: readonly Path[]
  readonly deafness: readonly Deafness[]
  /** All that DRBD connects between the two when they start. */
  readonly connected: readonly Mirror[]
  /** What groups make primary. */
  readonly mirrors: readonly Mirror[]
  /** What both hosts are primary of at a time, without any group: a file system of a cluster lies on it. */
  readonly shared: readonly Mirror[]
}

/** Gathers a pair, from each host's own files. */
export function pairOf(cluster: ClusterModel, hosts: readonly [string, string]): Pair {
  const paths = pathsOf(cluster, hosts)
  const mirrors = mirrorsOf(cluster, hosts, paths)
  const all = groupsOfPair(cluster, hosts, mirrors)
  const fails = ({ unpromoted }: Group): boolean => unpromoted?.isCertain === true
  const groups = all.filter(group => !fails(group))
  const isOfGroup = (mirror: Mirror): boolean => groups.some(group => group.mirrors.includes(mirror))
  return {
    hosts,
    sides: new Map(hosts.map(host => [host, sideOf(cluster, host)])),
    groups,
    failing: all.filter(fails),
    paths,
    deafness: deafnessOf(cluster, hosts),
    connected: mirrors,
    mirrors: mirrors.filter(isOfGroup),
    // What is primary on both hosts without a group is not Heartbeat's matter.
    shared: mirrors.filter(mirror => mirror.allowsTwoPrimaries && !isOfGroup(mirror)),
  }
}

/** The clusters of Heartbeat that are pairs, and how many hosts the others have. */
export function heartbeatPairs(cluster: ClusterModel): { readonly pairs: readonly (readonly [string, string])[]; readonly others: readonly (readonly string[])[] } {
  const pairs: (readonly [string, string])[] = []
  const others: (readonly string[])[] = []
  for (const group of heartbeatClusters(cluster)) {
    const named = new Set(group.flatMap(host => cluster.factsOn(host, 'heartbeat-host').map(({ fact }) => cluster.hostNamed(fact.name) ?? fact.name)))
    // A name that no host bears may be a slip: two hosts that each name two nodes are a pair.
    const isPair = group.length === 2 && group.every(host => cluster.factsOn(host, 'heartbeat-host').length <= 2)
    const members = isPair ? group : [...new Set([...group, ...named])]
    const [first, second] = members
    if (first !== undefined && second !== undefined && members.length === 2) pairs.push([first, second])
    else if (named.size > 0) others.push(members)
  }
  return { pairs, others }
}

function sideOf(cluster: ClusterModel, host: string): Side {
  // Where a host's files are not at hand the other one's stand for them: they are meant to be equal.
  const source = cluster.factsOn(host, 'heartbeat-host').length > 0 ? host : cluster.facts('heartbeat-host')[0]?.host ?? host
  const time = (name: string, fallbackMs: number): Decided<number> => {
    const found = cluster.factsOn(source, 'heartbeat-time').find(({ fact }) => fact.name === name)
    const unset = `ha.cf sets no ${name}`
    return found === undefined ? { value: fallbackMs, unset } : { value: found.fact.ms, ...(found.fact.isExplicit ? { at: found } : { unset }) }
  }
  const deadtimeMs = time('deadtime', 30_000)
  const failback = cluster.factsOn(source, 'heartbeat-option').find(({ fact }) => fact.name === 'auto_failback')
  const value = failback?.fact.value.toLowerCase()
  const { device: stonith, isForOther } = stonithOf(cluster, source, host)
  return {
    host,
    deadtimeMs,
    initdeadMs: time('initdead', Math.max(2 * deadtimeMs.value, 30_000)),
    deadpingMs: time('deadping', deadtimeMs.value),
    failback: failback === undefined
      ? { value: 'legacy', unset: 'ha.cf sets no auto_failback' }
      : { value: value === 'off' ? 'off' : value === 'legacy' ? 'legacy' : 'on', at: failback },
    shoots: stonith === undefined ? undefined : { value: stonith.fact.type, at: stonith },
    needsPowerOfVictim: isManagementBoard(stonith?.fact.type ?? ''),
    isForOther,
    ipfail: ipfailOf(cluster, source, host),
  }
}

/** The device of a host that switches the other one off; where all of them are for somebody else the first one. */
function stonithOf(cluster: ClusterModel, source: string, host: string): { readonly device: HostFact<'heartbeat-stonith'> | undefined; readonly isForOther: boolean } {
  const devices = stonithDevicesFor(cluster, source, host)
  const nodes = cluster.factsOn(source, 'heartbeat-host').map(({ fact }) => fact.name)
  const others = nodes.filter(name => (cluster.hostNamed(name) ?? name) !== host)
  const usable = devices.find(({ fact }) => others.length !== 1 || others.some(name => maySwitchOff(fact, name, nodes)))
  return { device: usable ?? devices[0], isForOther: usable === undefined && devices.length > 0 }
}

function ipfailOf(cluster: ClusterModel, source: string, host: string): Side['ipfail'] {
  const program = cluster.factsOn(source, 'heartbeat-respawn').find(({ fact }) => /(^|\/)ipfail$/.test(fact.command))
  const targets = cluster.factsOn(source, 'heartbeat-link').filter(({ fact }) => fact.medium.startsWith('ping'))
  if (program === undefined || targets.length === 0) return undefined
  const addresses = targets.flatMap(({ fact }) => fact.members ?? (fact.peer === undefined ? [] : [fact.peer]))
  return { at: program, interfaces: new Set(addresses.flatMap(address => interfacesFor(cluster, host, address).map(({ fact }) => fact.interface))) }
}

function groupsOfPair(cluster: ClusterModel, hosts: readonly [string, string], mirrors: readonly Mirror[]): readonly Group[] {
  const source = hosts.find(host => cluster.factsOn(host, 'resource-group').length > 0)
  if (source === undefined) return []
  const promoted = promotedResources(cluster, source)
  return groupsOf(cluster, source).flatMap((written): Group[] => {
    const { head, resources } = written
    const number = head.fact.group
    const owner = cluster.hostNamed(head.fact.preferredHost) ?? head.fact.preferredHost
    if (!hosts.includes(owner)) return []
    const addresses = addressesOfGroup(cluster, source, number)
    const unpromoted = unpromotedMountOf(cluster, written)
    const own = promoted.filter(({ fact }) => fact.group === number)
    const firstDisk = Math.min(...own.map(({ fact }) => fact.index))
    const early = addresses.find(({ fact }) => fact.index !== undefined && fact.index < firstDisk && own.length > 0)
    return [{
      name: addresses[0]?.fact.address ?? resources[0]?.fact.text ?? `line ${number + 1} of haresources`,
      owner,
      at: head,
      mirrors: mirrors.filter(({ name }) => own.some(({ resource }) => resource === name)),
      addresses: addresses.map(({ fact }) => {
        const near = interfacesFor(cluster, owner, fact.address)[0]?.fact.interface
        const carrier = fact.interface?.replace(/:.*/, '') ?? near
        return { address: fact.address, ...(carrier === undefined ? {} : { interface: carrier }) }
      }),
      ...(early === undefined ? {} : { earlyAddress: early.fact.address }),
      ...(unpromoted === undefined ? {} : { unpromoted }),
    }]
  })
}
