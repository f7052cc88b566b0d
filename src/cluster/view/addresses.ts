import type { HostFact } from '../../facts/fact-index.js'
import { numberOfIpv4, readPaddedIpv4, readZonedIpv6 } from '../../text/ip-address.js'
import type { Place } from '../../text/located.js'
import { addTo } from '../../text/multimap.js'
import type { ClusterModel } from '../model.js'
import { oncePerCluster } from './once-per-cluster.js'

/** What is known of a host's own addresses. */
export interface HostAddresses {
  /** Its fixed addresses by text; a cluster's virtual addresses are not among them. */
  readonly own: ReadonlyMap<string, Place>
  /** The host itself listed all of them; otherwise other addresses may exist. */
  readonly isComplete: boolean
}

/** Lists the addresses that heartbeat or rgmanager move about. */
export const virtualAddresses = oncePerCluster((cluster): ReadonlySet<string> => {
  return new Set(cluster.facts('virtual-address').map(({ fact }) => fact.address))
})

/** Tells whether something moves an address about, however IPv6 ones are written. */
export function isVirtualAddress(cluster: ClusterModel, address: string): boolean {
  return canonicalVirtualAddresses(cluster).has(canonicalAddress(address))
}

const canonicalVirtualAddresses = oncePerCluster((cluster): ReadonlySet<string> => new Set([...virtualAddresses(cluster)].map(canonicalAddress)))

/**
 * Collects the fixed addresses of every host: what the host reports, and what files promise for it (`interfaces`,
 * `address` in drbd.conf, `ip_address` of OCFS2, /etc/hosts) as long as the host itself does not say.
 */
export const addressBook = oncePerCluster((cluster): ReadonlyMap<string, HostAddresses> => {
  const book = new Map<string, { own: Map<string, Place>; isComplete: boolean }>()
  for (const host of cluster.hosts.keys()) {
    const reported = cluster.factsOn(host, 'host-address').filter(({ fact }) => !isLoopback(fact.address))
    const isComplete = reported.some(({ fact }) => fact.isLive)
    const own = new Map<string, Place>()
    for (const entry of reported) {
      if (isVirtualAddress(cluster, entry.fact.address) && !isFixed(cluster, entry)) continue
      if (!own.has(entry.fact.address)) own.set(entry.fact.address, entry)
      if (entry.fact.address.includes(':')) own.set(canonicalAddress(entry.fact.address), entry)
    }
    book.set(host, { own, isComplete })
  }
  const promise = (host: string | undefined, address: string | undefined, place: Place): void => {
    if (host === undefined || address === undefined || isVirtualAddress(cluster, address) || isLoopback(address)) return
    const known = book.get(host)
    if (known === undefined || known.isComplete || known.own.has(address)) return
    known.own.set(address, place)
  }
  for (const entry of agreedDrbdAddresses(cluster)) promise(
    cluster.hostNamed(entry.fact.host),
    entry.fact.address,
    entry,
  )
  for (const entry of cluster.facts('ocfs2-node')) promise(hostOf(cluster, entry), entry.fact.address, entry)
  for (const entry of cluster.facts('host-entry')) {
    for (const name of entry.fact.names) promise(cluster.hostNamed(name), entry.fact.address, entry)
  }
  return book
})

/**
 * Tells whether an address that is virtual elsewhere is certainly the host's own: it stands in a file, or came first on
 * its
 * interface. IPaddr adds a label such as `eth0:0`, IPaddr2 an address behind those that were there before.
 */
export function isFixed(cluster: ClusterModel, { host, fact }: HostFact<'host-address'>): boolean {
  if (!fact.isLive) return true
  if (fact.isSecondary === true || fact.prefix === 32 || fact.label?.includes(':') === true) return false
  return firstAddresses(cluster).get(`${host}\0${fact.interface}\0${fact.family}`) === fact.address
}

/** The first address of each family on each interface that a host reports. */
const firstAddresses = oncePerCluster((cluster): ReadonlyMap<string, string> => {
  const table = new Map<string, string>()
  for (const { host, fact } of cluster.facts('host-address')) {
    const key = `${host}\0${fact.interface}\0${fact.family}`
    if (fact.isLive && !table.has(key)) table.set(key, fact.address)
  }
  return table
})

/** Tells whether a host has an address of its own, however IPv6 ones are written. */
export function hasAddress({ own }: HostAddresses, address: string): boolean {
  return own.has(address) || (address.includes(':') && own.has(canonicalAddress(address)))
}

/**
 * Tells whether an address is none of a host's: the host lists its addresses, or its files give an interface another one in the
 * network of this one.
 */
export function lacksAddress(cluster: ClusterModel, host: string, address: string): boolean {
  const known = addressBook(cluster).get(host)
  if (known === undefined) return false
  if (known.isComplete) return !hasAddress(known, address)
  const promised = cluster.factsOn(host, 'host-address').map(({ fact }) => fact)
  const wanted = canonicalAddress(address)
  if (promised.some(own => canonicalAddress(own.address) === wanted) || entriesOf(cluster, address).some(names => names.some(name => cluster.hostNamed(name) === host))) return false
  return promised.some(own => own.prefix !== undefined && own.prefix < (own.address.includes(':') ? 128 : 32) && !isLoopback(own.address) && isSameNetwork(own.address, address, own.prefix) === true)
}

/** The names that any /etc/hosts gives an address. */
function entriesOf(cluster: ClusterModel, address: string): readonly (readonly string[])[] {
  return namesByAddress(cluster).get(canonicalAddress(address)) ?? []
}

const namesByAddress = oncePerCluster((cluster): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const table = new Map<string, (readonly string[])[]>()
  for (const { fact } of cluster.facts('host-entry')) addTo(table, canonicalAddress(fact.address), fact.names)
  return table
})

/** Writes an IPv6 address in one way, the way in which the book keeps it besides its own. */
export function canonicalAddress(address: string): string {
  const value = address.includes(':') ? addressValue6(address) : undefined
  return value === undefined ? address : `6 ${value}`
}

/** Finds what hosts and their files say of an address, however IPv6 ones are written. */
export function entriesWith(cluster: ClusterModel, address: string): readonly HostFact<'host-address'>[] {
  return entriesByAddress(cluster).get(canonicalAddress(address)) ?? []
}

const entriesByAddress = oncePerCluster((cluster): ReadonlyMap<string, readonly HostFact<'host-address'>[]> => {
  const table = new Map<string, HostFact<'host-address'>[]>()
  for (const entry of cluster.facts('host-address')) addTo(table, canonicalAddress(entry.fact.address), entry)
  return table
})

/** Names the interface on which a host has an address: what it reports counts before what its files call the interface. */
export function interfaceWith(cluster: ClusterModel, host: string, address: string): string | undefined {
  const found = cluster.factsOn(host, 'host-address').filter(({ fact }) => fact.address === address)
  return (found.find(({ fact }) => fact.isLive) ?? found[0])?.fact.interface
}

/** Finds the one host that an address belongs to; `undefined` where none or several claim it. */
export function ownerOf(book: ReadonlyMap<string, HostAddresses>, address: string): {
  readonly host: string
  readonly place: Place
} | undefined {
  let owner: { host: string; place: Place } | undefined
  for (const [host, { own }] of book) {
    const place = own.get(address) ?? (address.includes(':') ? own.get(canonicalAddress(address)) : undefined)
    if (place === undefined) continue
    if (owner !== undefined) return undefined
    owner = { host, place }
  }
  return owner
}

/**
 * Turns the name or address of a peer into an address: literal ones as they are, names by the host's own /etc/hosts.
 */
export function resolved(cluster: ClusterModel, host: string, target: string): string | undefined {
  if (isAddress(target)) return target
  return addressesByName(cluster).get(`${host}\0${target.toLowerCase()}`)
}

/** The addresses of names by each host's own /etc/hosts; its first line counts. */
const addressesByName = oncePerCluster((cluster): ReadonlyMap<string, string> => {
  const table = new Map<string, string>()
  for (const { host, fact } of cluster.facts('host-entry')) {
    for (const name of fact.names) {
      const key = `${host}\0${name.toLowerCase()}`
      if (!table.has(key)) table.set(key, fact.address)
    }
  }
  return table
})

/** Tells whether a word is an address literal and not a name. */
export function isAddress(text: string): boolean {
  return addressValue(text) !== undefined || /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(text)
}

/** Reads an IPv4 address as a number; `undefined` for anything else. */
export function addressValue(text: string): number | undefined {
  const bytes = readPaddedIpv4(text)
  return bytes === undefined ? undefined : numberOfIpv4(bytes)
}

/** Reads an IPv6 address as a number; `undefined` for anything else. A zone such as `%eth0` is passed over. */
export function addressValue6(text: string): bigint | undefined {
  return readZonedIpv6(text)?.reduce((value, byte) => value * 256n + BigInt(byte), 0n)
}

/** Tells whether two addresses lie in one network; `undefined` where they are not of one family. */
export function isSameNetwork(a: string, b: string, prefix: number): boolean | undefined {
  const [left, right] = [addressValue(a), addressValue(b)]
  if (left !== undefined && right !== undefined) {
    const size = 2 ** (32 - prefix)
    return Math.floor(left / size) === Math.floor(right / size)
  }
  const [left6, right6] = [addressValue6(a), addressValue6(b)]
  if (left6 === undefined || right6 === undefined) return undefined
  const bits = BigInt(128 - prefix)
  return left6 >> bits === right6 >> bits
}

/** The hosts that listed their addresses themselves. */
export const hostsWithLiveAddresses = oncePerCluster((cluster): ReadonlySet<string> => {
  return new Set(cluster.facts('host-address').flatMap(({ host, fact }) => (fact.isLive ? [host] : [])))
})

/** Tells whether an address never leaves the host. */
export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address === '0:0:0:0:0:0:0:1'
}

/** The interfaces of a host whose network holds an address. Empty where none does; the host must list its addresses. */
export function interfacesFor(
  cluster: ClusterModel,
  host: string,
  address: string,
): readonly HostFact<'host-address'>[] {
  const found: Numbered[] = []
  for (const [prefix, networks] of networksOf(cluster).get(host) ?? []) {
    const network = networkOf(address, prefix)
    if (network !== undefined) found.push(...(networks.get(network) ?? []))
  }
  return found.sort((a, b) => a.index - b.index).map(({ entry }) => entry)
}

/** An address of a host and its place in what the host lists. */
interface Numbered {
  readonly index: number
  readonly entry: HostFact<'host-address'>
}

/**
 * The addresses of each host by the length of their prefix and by their network, so that the interfaces of an address are
 * looked up and not searched for: every resource of every pair of hosts asks for its own.
 */
const networksOf = oncePerCluster((cluster): ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<string, readonly Numbered[]>>> => {
  const hosts = new Map<string, Map<number, Map<string, Numbered[]>>>()
  for (const [index, entry] of cluster.facts('host-address').entries()) {
    const { address, prefix } = entry.fact
    const network = prefix === undefined ? undefined : networkOf(address, prefix)
    if (prefix === undefined || network === undefined) continue
    const prefixes = valueAt(hosts, entry.host, () => new Map<number, Map<string, Numbered[]>>())
    const networks = valueAt(prefixes, prefix, () => new Map<string, Numbered[]>())
    valueAt(networks, network, (): Numbered[] => []).push({ index, entry })
  }
  return hosts
})

/** The network of an address as a word: equal for two addresses exactly when `isSameNetwork` says so of them. */
function networkOf(address: string, prefix: number): string | undefined {
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > 128) return undefined
  const value = addressValue(address)
  if (value !== undefined) return `4 ${Math.floor(value / 2 ** (32 - prefix))}`
  const value6 = addressValue6(address)
  return value6 === undefined ? undefined : `6 ${value6 >> BigInt(128 - prefix)}`
}

function valueAt<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = create()))
  return value
}

function agreedDrbdAddresses(cluster: ClusterModel): readonly HostFact<'drbd-address'>[] {
  const byPlace = new Map<string, HostFact<'drbd-address'>[]>()
  for (const entry of cluster.facts('drbd-address')) {
    const key = `${entry.fact.resource}\0${entry.fact.host}`
    addTo(byPlace, key, entry)
  }
  // Where copies of drbd.conf contradict each other, neither proves where an address belongs.
  return [...byPlace.values()].filter(list => list.every(({ fact }) => fact.address === list[0]?.fact.address)).flat()
}

function hostOf(cluster: ClusterModel, { fact }: HostFact<'ocfs2-node'>): string | undefined {
  return fact.name === undefined ? undefined : cluster.hostNamed(fact.name)
}
