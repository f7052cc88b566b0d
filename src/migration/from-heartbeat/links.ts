import type { ClusterModel } from '../../cluster/model.js'
import { addressBook, ownerOf, resolved } from '../../cluster/view/addresses.js'
import { addressOf, addressOn, isOneFamily } from '../addresses.js'
import type { Node } from '../draft.js'
import type { Directive } from './ha-cf-lines.js'

/** A path between the hosts, with the address of each of them, in the order of the nodes. */
export interface Link {
  readonly addresses: readonly string[]
  /** The lines of ha.cf that it comes from. */
  readonly lines: readonly Directive[]
}

/** What the lines about media become. */
export interface Links {
  readonly links: readonly Link[]
  /** The lines of which some host has no address that is known. */
  readonly unknown: readonly Directive[]
}

const media: ReadonlySet<string> = new Set(['bcast', 'ucast', 'ucast6', 'mcast', 'mcast6'])

/** Corosync takes no more (corosync.conf(5) "ringX_addr"). */
const mostLinks = 8

/** Finds the links of corosync that the media of heartbeat are: one for each interface on which all hosts have a known address. */
export function linksOf(cluster: ClusterModel, nodes: readonly Node[], lines: readonly Directive[]): Links {
  const found = new Map<string, { readonly lines: Directive[]; readonly isIpv6: boolean; readonly addresses: Map<string, string> }>()
  for (const line of lines) {
    if (!media.has(line.name)) continue
    const isIpv6 = line.name.endsWith('6')
    const interfaces = line.name === 'bcast' ? line.words : line.words.slice(0, 1)
    for (const name of interfaces) {
      const key = `${isIpv6 ? 6 : 4} ${name}`
      const link = found.get(key) ?? { lines: [], isIpv6, addresses: new Map<string, string>() }
      found.set(key, link)
      link.lines.push(line)
      for (const { host } of nodes) {
        const own = host === undefined ? undefined : addressOn(cluster, { host, name, isIpv6 })
        if (host !== undefined && own !== undefined) link.addresses.set(host, own)
      }
      const peer = line.name.startsWith('ucast') ? peerOf(cluster, nodes, { line, all: lines }) : undefined
      if (peer !== undefined && !link.addresses.has(peer.host)) link.addresses.set(peer.host, peer.address)
    }
  }
  const links: Link[] = []
  const unknown = new Set<Directive>()
  for (const { addresses, lines: own } of found.values()) {
    const all = nodes.flatMap(({ host }) => (host === undefined ? [] : (addresses.get(host) ?? [])))
    const isKnown = all.length === nodes.length && new Set(all).size === all.length && isOneFamily(all)
    const known = links.find(link => link.addresses.join() === all.join())
    if (isKnown && known !== undefined) links[links.indexOf(known)] = { ...known, lines: [...known.lines, ...own] }
    else if (isKnown && links.length < mostLinks) links.push({ addresses: all, lines: own })
    else for (const line of own) unknown.add(line)
  }
  for (const { lines: own } of links) for (const line of own) unknown.delete(line)
  return { links, unknown: [...unknown] }
}

/** Finds whose address a line of ucast names: another host's; of two hosts it is the other one's where the line is the only one. */
function peerOf(cluster: ClusterModel, nodes: readonly Node[], { line, all }: { readonly line: Directive; readonly all: readonly Directive[] }): { readonly host: string; readonly address: string } | undefined {
  const target = line.words[1]
  const address = target === undefined ? undefined : resolved(cluster, line.host, target)
  if (address === undefined) return undefined
  const owner = ownerOf(addressBook(cluster), address)?.host
  if (owner !== undefined) return { host: owner, address }
  const [other, ...rest] = nodes.flatMap(({ host }) => (host === undefined || host === line.host ? [] : [host]))
  const alike = all.filter(({ host, name, words }) => host === line.host && name === line.name && words[0] === line.words[0])
  return other !== undefined && rest.length === 0 && alike.length === 1 ? { host: other, address } : undefined
}

/** The one link by the names of the hosts, or what these names mean. */
export function linkByName(cluster: ClusterModel, names: readonly string[]): readonly string[] {
  const addresses = names.map(name => addressOf(cluster, name))
  const known = addresses.flatMap(address => address ?? [])
  return known.length === names.length && isOneFamily(known) && new Set(known).size === known.length ? known : names
}
