import type { ClusterModel } from '../../cluster/model.js'
import { groupHosts } from '../../cluster/view/groups.js'
import { corosyncSetting } from '../../cluster/view/pacemaker.js'
import type { Origin } from '../../text/located.js'
import { hostId, interfaceId } from '../ids.js'
import type { Sketch } from '../sketch.js'
import { interfaceName } from './interface-names.js'

/** Draws the members of each Corosync cluster, and the links over which they hear each other. */
export function drawCorosync(sketch: Sketch): void {
  const { cluster, addBox, addLine } = sketch
  const drawn = [...new Set(cluster.facts('corosync-node').map(({ host }) => host))]
  const groups = groupHosts(cluster, drawn, host => cluster.factsOn(host, 'corosync-node').map(({ fact }) => fact.name))
  for (const [index, hosts] of groups.entries()) {
    const members = membersOf(cluster, hosts)
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

function membersOf(cluster: ClusterModel, hosts: readonly string[]): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>()
  for (const { fact, origin } of hosts.flatMap(host => cluster.factsOn(host, 'corosync-node'))) {
    const host = cluster.hostNamed(fact.name)
    if (host === undefined) continue
    const member: Member = members.get(host) ?? { id: fact.id?.value, origins: [], addresses: new Map() }
    members.set(host, member)
    member.origins.push(origin)
    for (const { link, address, at } of fact.addresses) if (!member.addresses.has(link)) member.addresses.set(link, { address, at })
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
