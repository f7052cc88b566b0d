import { addressBook, interfaceWith, interfacesFor, isSameNetwork, ownerOf, resolved } from '../../cluster/view/addresses.js'
import { namesOf } from '../../cluster/view/names.js'
import { signingFault } from '../../cluster/view/signing.js'
import type { ClusterModel } from '../../cluster/model.js'
import type { HostFact } from '../../facts/fact-index.js'
import type { Place } from '../../text/located.js'

type Link = HostFact<'heartbeat-link'>

/** A way on which two hosts may hear each other. */
export interface Path {
  /** `eth0`, `ttyS0`; both names where the hosts call it differently. */
  readonly name: string
  readonly isSerial: boolean
  /** The interface of each host, by the host. */
  readonly interfaces: ReadonlyMap<string, string>
  /** The hosts that hear the other one on it. */
  readonly listeners: ReadonlySet<string>
  readonly at: Place
}

/** Why a host does not hear the other one whatever the paths. */
export interface Deafness {
  readonly listener: string
  readonly text: string
  readonly at: Place | undefined
}

/** Finds the paths of a pair. Serial lines are one cable where each host has one. */
export function pathsOf(cluster: ClusterModel, hosts: readonly [string, string]): readonly Path[] {
  const serial = hosts.map(host => linksOf(cluster, host).filter(({ fact }) => fact.device !== undefined)) as [Link[], Link[]]
  const paths = [...networkPaths(cluster, hosts), ...serialPaths(hosts, serial)]
  if (!hosts.some(host => isUnread(cluster, host))) return paths
  // Both lead to one host by the lines of the other one alone.
  return paths.map(path => ({ ...path, listeners: new Set(path.listeners.size > 0 || path.isSerial ? hosts : []) }))
}

/** Says which hosts drop all that they hear: what the other one signs, or a node that their ha.cf does not name. */
export function deafnessOf(cluster: ClusterModel, [first, second]: readonly [string, string]): readonly Deafness[] {
  return ([[first, second], [second, first]] as const).flatMap(([listener, sender]): Deafness[] => {
    const fault = signingFault(cluster, sender, listener)
    const key = cluster.factsOn(listener, 'heartbeat-key')[0]
    if (fault !== undefined) return [{ listener, text: `"${first}" and "${second}" ${fault}`, at: key }]
    const nodes = cluster.factsOn(listener, 'heartbeat-host')
    const names = new Set(namesOf(cluster, sender))
    const isKnown = nodes.some(({ fact }) => names.has(fact.name) || cluster.hostNamed(fact.name) === sender)
    return nodes.length === 0 || isKnown ? [] : [{ listener, text: `ha.cf of "${listener}" has no node "${sender}"`, at: nodes[0] }]
  })
}

/** Nothing is known of a host's heartbeat: the files of the other one stand for its own, and it listens wherever that one sends. */
function isUnread(cluster: ClusterModel, host: string): boolean {
  return cluster.factsOn(host, 'heartbeat-host').length === 0
}

/** The ways out of a host; loopback is none. */
function linksOf(cluster: ClusterModel, host: string): Link[] {
  return cluster.factsOn(host, 'heartbeat-link').filter(({ fact }) => !fact.medium.startsWith('ping') && !/^lo(:|$)/.test(fact.interface ?? ''))
}

function serialPaths([first, second]: readonly [string, string], [mine, theirs]: readonly [Link[], Link[]]): Path[] {
  return mine.flatMap((link): Path[] => {
    const same = theirs.find(({ fact }) => fact.device === link.fact.device)
    const other = same ?? (mine.length === 1 && theirs.length === 1 ? theirs[0] : undefined)
    const names = [link, ...(other === undefined ? [] : [other])].map(({ fact }) => (fact.device ?? '').replace(/^\/dev\//, ''))
    const hasOneSpeed = other === undefined || link.fact.baud === undefined || other.fact.baud === undefined || link.fact.baud === other.fact.baud
    return [{
      name: [...new Set(names)].join('/'),
      isSerial: true,
      interfaces: new Map([[first, names[0] ?? ''], ...(other === undefined ? [] : [[second, names[1] ?? ''] as const])]),
      listeners: new Set(other !== undefined && hasOneSpeed ? [first, second] : []),
      at: link,
    }]
  })
}

function networkPaths(cluster: ClusterModel, [first, second]: readonly [string, string]): Path[] {
  const paths = new Map<string, { interfaces: Map<string, string>; listeners: Set<string>; at: Place }>()
  for (const [host, other] of [[first, second], [second, first]] as const) {
    for (const link of linksOf(cluster, host)) {
      if (link.fact.device !== undefined) continue
      const name = link.fact.interface ?? link.fact.medium
      const end = otherEnd(cluster, link, { host, other, name })
      const key = host === first ? `${name}\0${end.name}` : `${end.name}\0${name}`
      const path = paths.get(key) ?? { interfaces: new Map(), listeners: new Set<string>(), at: link }
      paths.set(key, path)
      path.interfaces.set(host, name).set(other, end.name)
      if (end.hears) path.listeners.add(other)
    }
  }
  return [...paths.values()].map(path => ({ ...path, name: [...new Set(path.interfaces.values())].join('/'), isSerial: false }))
}

/** Where the packets of a link arrive at the other host, and whether that one listens there. */
function otherEnd(
  cluster: ClusterModel,
  { fact }: Link,
  { host, other, name }: { readonly host: string; readonly other: string; readonly name: string },
): { readonly name: string; readonly hears: boolean } {
  const theirs = linksOf(cluster, other).filter(link => link.fact.device === undefined)
  const isAssumed = isUnread(cluster, other)
  if (fact.medium.startsWith('ucast')) {
    const target = fact.peer === undefined ? undefined : resolved(cluster, host, fact.peer)
    const owner = target === undefined ? undefined : ownerOf(addressBook(cluster), target)?.host
    const at = target === undefined ? undefined : interfaceWith(cluster, other, target)
    const end = at ?? name
    // A line with the own address is passed over; an address that nobody is known to have is taken for the other's.
    const arrives = owner === other || (owner === undefined && target !== undefined)
    return { name: end, hears: arrives && (isAssumed || theirs.some(link => link.fact.port === fact.port)) }
  }
  const match = theirs.find(link => isSameMedium(cluster, { host, fact }, link))
  return { name: match?.fact.interface ?? name, hears: isAssumed || match !== undefined }
}

function isSameMedium(cluster: ClusterModel, { host, fact }: Pick<Link, 'host' | 'fact'>, other: Link): boolean {
  if (other.fact.medium !== fact.medium && !other.fact.medium.startsWith('ucast')) return false
  if (other.fact.port !== fact.port || (fact.group !== undefined && other.fact.group !== fact.group)) return false
  return isOneNetwork(cluster, [host, fact.interface], [other.host, other.fact.interface])
}

/** Interfaces whose addresses lie in one network; those of one name where addresses are not known. */
function isOneNetwork(cluster: ClusterModel, [a, mine]: readonly [string, string | undefined], [b, theirs]: readonly [string, string | undefined]): boolean {
  const own = cluster.factsOn(a, 'host-address').find(({ fact }) => fact.interface === mine && fact.prefix !== undefined)?.fact
  const known = cluster.factsOn(b, 'host-address').filter(({ fact }) => fact.interface === theirs)
  if (own?.prefix === undefined || known.length === 0) return mine === theirs
  const { address, prefix } = own
  return known.some(({ fact }) => isSameNetwork(address, fact.address, prefix) === true)
}

/** The path on which an address of a host lies, by its interface; `undefined` where none has it. */
export function pathWith(cluster: ClusterModel, paths: readonly Path[], { host, address }: { readonly host: string; readonly address: string }): Path | undefined {
  const names = new Set([
    ...cluster.factsOn(host, 'host-address').filter(({ fact }) => fact.address === address).map(({ fact }) => fact.interface),
    ...interfacesFor(cluster, host, address).map(({ fact }) => fact.interface),
    ...cluster.facts('heartbeat-link').filter(({ fact }) => fact.peer === address).map(({ fact }) => fact.interface ?? ''),
  ])
  return paths.find(path => names.has(path.interfaces.get(host) ?? ''))
}
