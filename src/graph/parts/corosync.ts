import type { ClusterModel } from '../../cluster/model.js'
import { addressBook, ownerOf } from '../../cluster/view/addresses.js'
import { nodelistOf } from '../../cluster/view/corosync-nodelist.js'
import { groupHosts } from '../../cluster/view/groups.js'
import { corosyncSetting } from '../../cluster/view/pacemaker.js'
import { originOf } from '../../text/located.js'
import type { Origin } from '../../text/located.js'
import { hostId, interfaceId } from '../ids.js'
import type { Sketch } from '../sketch.js'
import { interfaceName } from './interface-names.js'

/** Draws the members of each Corosync cluster, and the links over which they hear each other. */
export function drawCorosync(sketch: Sketch): void {
  const { cluster, addBox, addLine } = sketch
  const nodes = new Map([...cluster.hosts.keys()].map(host => [host, nodesOn(cluster, host)] as const).filter(([, own]) => own.length > 0))
  const groups = groupHosts(cluster, [...nodes.keys()], host => (nodes.get(host) ?? []).map(node => hostOfNode(cluster, node) ?? node.name))
  for (const [index, hosts] of groups.entries()) {
    const members = membersOf(cluster, hosts.flatMap(host => nodes.get(host) ?? []))
    const device = corosyncSetting(cluster, hosts, 'quorum device net / host')
    for (const [host, { id, origins }] of members) {
      addBox({
        id: memberId(host),
        kind: 'member',
        label: ['corosync node', id].filter(word => word !== undefined).join(' '),
        details: device === undefined ? [] : [`qdevice ${device.fact.value}`],
        inside: hostId(host),
        layer: 'membership',
        origins: [...origins, ...(device === undefined ? [] : [device.origin])],
      })
    }
    addLine({ id: `membership corosync ${index}`, kind: 'membership', ends: [...members.keys()].map(memberId), label: labelOf(cluster, hosts), origins: [] })
    drawLinks(sketch, members, index)
  }
}

/** The id of the box of a member of Corosync. */
export function memberId(host: string): string {
  return `member corosync ${host}`
}

/** What all copies say of a node. */
interface Member {
  readonly id: string | undefined
  readonly origins: Origin[]
  /** Its address by the number of the link. */
  readonly addresses: Map<number, { readonly address: string; readonly at: Origin }>
}

/** A node of a nodelist. */
interface Node {
  readonly name: string
  readonly id?: string
  readonly addresses: readonly NodeAddress[]
  readonly origin: Origin
}

interface NodeAddress {
  readonly link: number
  readonly address: string
  readonly at: Origin
}

/** The nodes of a host's corosync.conf: with their names, or as files up to Corosync 2 have them, with addresses only. */
function nodesOn(cluster: ClusterModel, host: string): readonly Node[] {
  const named = cluster.factsOn(host, 'corosync-node')
  if (named.length > 0) return named.map(({ fact: { name, id, addresses }, origin }) => ({ name, addresses, origin, ...(id === undefined ? {} : { id: id.value }) }))
  return nodelistOf(cluster, host).flatMap(({ number, addresses: listed, places }): Node[] => {
    const addresses = [...places].map(([link, place]) => ({ link, address: listed.get(link) ?? '', at: originOf(place) }))
    const [first] = addresses
    return first === undefined ? [] : [{ name: first.address, addresses, origin: first.at, ...(number === undefined ? {} : { id: String(number) }) }]
  })
}

/** The host of a node: by its name, or by one of its addresses where it has no other name. */
function hostOfNode(cluster: ClusterModel, { name, addresses }: Node): string | undefined {
  const named = cluster.hostNamed(name)
  if (named !== undefined) return named
  const owner = addresses.map(({ address }) => cluster.hostNamed(address) ?? ownerOf(addressBook(cluster), address)?.host)
  return owner.find(host => host !== undefined)
}

function membersOf(cluster: ClusterModel, nodes: readonly Node[]): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>()
  for (const node of nodes) {
    const host = hostOfNode(cluster, node)
    if (host === undefined) continue
    const member: Member = members.get(host) ?? { id: node.id, origins: [], addresses: new Map() }
    members.set(host, member)
    member.origins.push(node.origin)
    for (const { link, address, at } of node.addresses) if (!member.addresses.has(link)) member.addresses.set(link, { address, at })
  }
  return members
}

function labelOf(cluster: ClusterModel, hosts: readonly string[]): string {
  const name = corosyncSetting(cluster, hosts, 'totem / cluster_name')?.fact.value
  const isPair = corosyncSetting(cluster, hosts, 'quorum / two_node')?.fact.value === '1'
  return ['corosync', name, isPair ? 'two_node' : undefined].filter(word => word !== undefined).join(' ')
}

/** A name stands for the address that the host has for it. */
function addressOf(cluster: ClusterModel, host: string, address: string): string {
  return cluster.factsOn(host, 'host-entry').find(({ fact }) => fact.names.includes(address))?.fact.address ?? address
}

function drawLinks({ cluster, addBox, addLine }: Sketch, members: ReadonlyMap<string, Member>, index: number): void {
  const links = new Map<number, { readonly ends: string[]; readonly origins: Origin[] }>()
  for (const [host, { addresses }] of members) {
    for (const [link, { address, at }] of addresses) {
      const meant = addressOf(cluster, host, address)
      const own = cluster.factsOn(host, 'host-address').find(({ fact }) => fact.address === meant)
      const id = interfaceId(host, own === undefined ? address : interfaceName(cluster, host, own.fact.interface))
      addBox({ id, kind: 'interface', label: address, details: [], inside: hostId(host), layer: 'network', origins: [at] })
      const drawn = links.get(link) ?? { ends: [], origins: [] }
      links.set(link, drawn)
      drawn.ends.push(id)
      drawn.origins.push(at)
    }
  }
  for (const [link, { ends, origins }] of links) {
    addLine({ id: `heartbeat corosync ${index} ${link}`, kind: 'heartbeat', ends, label: `corosync link ${link}`, origins })
  }
}
