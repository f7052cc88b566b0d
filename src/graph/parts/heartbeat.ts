import { addressBook, interfacesFor, isSameNetwork, ownerOf, resolved } from '../../cluster/view/addresses.js'
import type { ClusterModel } from '../../cluster/model.js'
import type { HostFact } from '../../facts/fact-index.js'
import type { Origin } from '../../text/located.js'
import { hostId, interfaceId } from '../ids.js'
import type { Sketch } from '../sketch.js'
import { interfaceName } from './interface-names.js'

/** Draws the interfaces, and the ways on which the hosts hear each other. */
export function drawHeartbeat(sketch: Sketch): void {
  drawInterfaces(sketch)
  const links = new Map<string, Link>()
  for (const link of sketch.cluster.facts('heartbeat-link')) takeLink(sketch, links, link)
  for (const [key, { label, ends, origins, senders }] of links) {
    sketch.addLine({ id: `heartbeat ${key}`, kind: 'heartbeat', ends: [...ends], label, origins, ...(senders.size === 1 ? { isDirected: true } : {}) })
  }
}

/** Hosts that hear each other on one medium. */
interface Link {
  readonly label: string
  readonly ends: Set<string>
  readonly origins: Origin[]
  /** Who sends to one peer; all hear each other where nobody is named. */
  readonly senders: Set<string>
}

function drawInterfaces({ cluster, addBox }: Sketch): void {
  const interfaces = new Map<string, { host: string; name: string; details: string[]; origins: Origin[] }>()
  const add = (host: string, written: string, { detail, origin }: { readonly detail: string; readonly origin: Origin }): void => {
    const name = interfaceName(cluster, host, written)
    const id = interfaceId(host, name)
    const known = interfaces.get(id) ?? { host, name, details: [], origins: [] }
    known.details.push(detail)
    known.origins.push(origin)
    interfaces.set(id, known)
  }
  for (const { host, fact, origin } of cluster.facts('host-address')) {
    if (fact.interface !== 'lo') add(host, fact.interface, { detail: fact.prefix === undefined ? fact.address : `${fact.address}/${fact.prefix}`, origin })
  }
  // What is pinged is no host of the cluster, and joins none of them.
  for (const { host, fact, origin } of cluster.facts('heartbeat-link')) {
    if (!fact.medium.startsWith('ping')) continue
    const targets = fact.members ?? [fact.peer ?? fact.group ?? '']
    const near = interfacesFor(cluster, host, targets[0] ?? '')[0]?.fact.interface
    add(host, near ?? 'network', { detail: `pings ${targets.join(' ')}`, origin })
  }
  for (const [id, { host, name, details, origins }] of interfaces) {
    addBox({ id, kind: 'interface', label: name, details: [...new Set(details)], inside: hostId(host), layer: 'network', origins })
  }
}

function takeLink(sketch: Sketch, links: Map<string, Link>, { host, fact, origin }: HostFact<'heartbeat-link'>): void {
  const { medium, device, group, port, peer } = fact
  const add = (key: string, drawn: Pick<Link, 'label'>, ends: readonly string[]): Link => {
    const known = links.get(key) ?? { ...drawn, ends: new Set<string>(), origins: [], senders: new Set<string>() }
    links.set(key, known)
    for (const end of ends) known.ends.add(end)
    known.origins.push(origin)
    return known
  }
  if (medium.startsWith('ping')) return
  if (device !== undefined) {
    add(`serial ${serialKey(sketch.cluster, device)}`, { label: `serial ${fact.baud ?? ''}`.trim() }, [endOf(sketch, host, device)])
    return
  }
  const name = fact.interface ?? medium
  if (medium.startsWith('ucast')) {
    const target = peer === undefined ? undefined : resolved(sketch.cluster, host, peer)
    const owner = (target === undefined ? undefined : ownerOf(addressBook(sketch.cluster), target)?.host) ?? onlyPeerOf(sketch.cluster, host)
    if (owner === undefined || owner === host) return // Heartbeat passes over the line of the host itself.
    const at = sketch.cluster.factsOn(owner, 'host-address').find(entry => entry.fact.address === target)
    const ends = [endOf(sketch, host, name), endOf(sketch, owner, at?.fact.interface ?? name)]
    const key = [...ends].sort().join(' ')
    add(key, { label: `ucast ${port ?? ''}`.trim() }, ends).senders.add(host)
    return
  }
  const where = networkKey(sketch.cluster, host, name)
  add(`${medium} ${group ?? ''} ${port ?? ''} ${where}`, { label: [medium, group, port].filter(part => part !== undefined).join(' ') }, [endOf(sketch, host, name)])
}

/** Of two hosts of which nothing but ha.cf is known, what one sends goes to the other. */
function onlyPeerOf(cluster: ClusterModel, host: string): string | undefined {
  if (cluster.facts('host-address').length > 0) return undefined
  const [peer, ...others] = [...new Set(cluster.facts('heartbeat-link').map(entry => entry.host))].filter(other => other !== host)
  return others.length === 0 ? peer : undefined
}

/** An interface that a file names gets a box, also where nothing says which address it has. */
function endOf({ addBox, cluster }: Sketch, host: string, written: string): string {
  const name = interfaceName(cluster, host, written)
  const id = interfaceId(host, name)
  addBox({ id, kind: 'interface', label: name, details: [], inside: hostId(host), layer: 'network', origins: [] })
  return id
}

/** Interfaces of one network carry one medium, whatever they are called; without addresses those of one name do. */
function networkKey(cluster: ClusterModel, host: string, name: string): string {
  const own = addressOf(cluster, host, name)
  if (own?.prefix === undefined) return name
  const { address, prefix } = own
  for (const other of cluster.hosts.keys()) {
    const found = cluster.factsOn(other, 'host-address').find(({ fact }) => fact.prefix === prefix && isSameNetwork(fact.address, address, prefix) === true)
    if (found !== undefined) return `network of ${other} ${found.fact.interface}`
  }
  return name
}

function addressOf(cluster: ClusterModel, host: string, name: string): { readonly address: string; readonly prefix?: number } | undefined {
  return cluster.factsOn(host, 'host-address').find(({ fact }) => fact.interface === name && fact.family === 'inet')?.fact
}

/** A cable has two ends; where each host has one serial line, they are of one cable, whatever the devices are called. */
function serialKey(cluster: ClusterModel, device: string): string {
  const links = cluster.facts('heartbeat-link').filter(({ fact }) => fact.device !== undefined)
  const counts = new Map<string, number>()
  for (const { host } of links) counts.set(host, (counts.get(host) ?? 0) + 1)
  return counts.size === 2 && [...counts.values()].every(count => count === 1) ? 'cable' : device
}
