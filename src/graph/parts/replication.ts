import { interfacesFor } from '../../cluster/view/addresses.js'
import { sizeOf } from '../../cluster/view/devices.js'
import { addressesByHost, allowsTwoPrimaries, optionOf, resourceOn, stackedResources, volumesWithStacked } from '../../cluster/view/drbd.js'
import { resourceKey } from '../../cluster/view/drbd-names.js'
import type { ClusterModel } from '../../cluster/model.js'
import { isPlaceholderDisk } from '../../facts/linstor.js'
import { bytes } from '../../text/quantity.js'
import { hostId, volumeId } from '../ids.js'
import type { Sketch } from '../sketch.js'
import { interfaceName } from './interface-names.js'

/** Draws the devices of DRBD, and who mirrors whom. */
export function drawReplication(sketch: Sketch): void {
  const { cluster, addBox, addLine } = sketch
  const lower = lowerNames(cluster)
  // What is stacked stands above what it is stacked on, in one pile.
  const volumes = volumesWithStacked(cluster).toSorted((a, b) => Number(lower.has(b.fact.resource)) - Number(lower.has(a.fact.resource)))
  for (const { fact, on, origin } of volumes) {
    const host = cluster.hostNamed(on) ?? on
    if (!cluster.hosts.has(host)) continue
    const disk = fact.disk === undefined || fact.disk === 'none' ? undefined : fact.disk
    const below = fact.host === lower.get(fact.resource) ? fact.host : undefined
    const size = disk === undefined ? undefined : sizeOf(cluster, host, disk)
    addBox({
      id: volumeId(host, fact.resource, fact.volume),
      kind: 'drbd',
      label: fact.volume === 0 ? fact.resource : `${fact.resource}/${fact.volume}`,
      details: [
        ...(fact.device === undefined ? [] : [fact.device]),
        ...addressesOf(cluster, fact.resource, host),
        ...(below !== undefined ? [`on ${below}`] : disk === undefined ? ['no disk'] : isPlaceholderDisk(disk) ? [] : [size === undefined ? `on ${disk}` : `on ${disk}, ${bytes(size.bytes)}`]),
      ],
      inside: hostId(host),
      layer: 'drbd',
      pile: `${lower.get(fact.resource) ?? fact.resource}/${fact.volume}`,
      origins: [origin],
    })
    if (below !== undefined) addLine({ id: `use ${volumeId(host, fact.resource, fact.volume)} ${below}`, kind: 'use', ends: [volumeId(host, fact.resource, fact.volume), volumeId(host, below, 0)], label: '', origins: [] })
  }
  drawPairs(sketch)
}

/** By stacked resource the one below it. */
function lowerNames(cluster: ClusterModel): ReadonlyMap<string, string> {
  const names = new Set(cluster.facts('drbd-resource').map(({ fact }) => fact.name))
  return new Map(cluster.facts('drbd-volume').flatMap(({ fact }) => (stackedResources(cluster).has(fact.resource) && names.has(fact.host) ? [[fact.resource, fact.host] as const] : [])))
}

function addressesOf(cluster: ClusterModel, resource: string, host: string): string[] {
  const own = addressesByHost(cluster).filter(({ fact, on }) => fact.resource === resource && (cluster.hostNamed(on) ?? on) === host)
  // The address of a stacked resource is written under the name of the one below.
  return (own.length > 0 ? own : cluster.factsOn(host, 'drbd-address').filter(({ fact }) => fact.resource === resource && resourceOn(cluster, host, fact.host) !== undefined))
    .map(({ fact }) => {
      const interfaces = new Set(interfacesFor(cluster, host, fact.address).map(entry => interfaceName(cluster, host, entry.fact.interface)))
      const port = fact.port === undefined ? '' : `:${fact.port}`
      return `${fact.address}${port}${interfaces.size === 1 ? ` ${[...interfaces].join('')}` : ''}`
    })
}

/** One line a pair; where all hosts of a resource are linked alike, one line for all. */
function drawPairs({ cluster, boxes, addLine }: Sketch): void {
  const shares = new Map<string, { readonly resource: string; readonly volume: number; readonly hosts: Set<string> }>()
  for (const { fact, on } of volumesWithStacked(cluster)) {
    const host = cluster.hostNamed(on) ?? on
    const { resource, volume } = fact
    if (!boxes.has(volumeId(host, resource, volume))) continue
    const key = `${resourceKey(cluster, { resource, on: host })}\0${volume}`
    const share = shares.get(key) ?? { resource, volume, hosts: new Set() }
    share.hosts.add(host)
    shares.set(key, share)
  }
  for (const { resource, volume, hosts } of shares.values()) {
    const own = cluster.facts('drbd-resource').filter(({ host, fact }) => fact.name === resource && hosts.has(host))
    const facts = own.length > 0 ? own : cluster.facts('drbd-resource').filter(({ fact }) => fact.name === resource)
    const protocol = facts[0]?.fact.protocol
    const isDual = [...hosts].some(host => allowsTwoPrimaries(optionOf(cluster, host, { resource, name: 'allow-two-primaries' })))
    const name = volume === 0 ? resource : `${resource}/${volume}`
    const label = [name, protocol === undefined ? '' : `protocol ${protocol}`, isDual ? 'two primaries' : ''].filter(part => part !== '').join(', ')
    for (const linked of linksOf(cluster, resource, [...hosts])) {
      addLine({
        id: `replication ${resource}/${volume} ${linked.join(' ')}`,
        kind: 'replication',
        ends: linked.map(host => volumeId(host, resource, volume)),
        label,
        origins: facts.map(({ origin }) => origin),
      })
    }
  }
}

/** Lists the sets of hosts that are linked: all with all where nothing says otherwise. */
function linksOf(cluster: ClusterModel, resource: string, hosts: readonly string[]): readonly (readonly string[])[] {
  if (hosts.length < 2) return []
  const pairs = new Map<string, readonly string[]>()
  for (const { fact } of cluster.facts('drbd-connection')) {
    if (fact.resource !== resource) continue
    const pair = fact.hosts.map(name => cluster.hostNamed(name) ?? name).filter(host => hosts.includes(host)).sort()
    if (pair.length === 2) pairs.set(pair.join('\0'), pair)
  }
  const isMesh = pairs.size === 0 || pairs.size === (hosts.length * (hosts.length - 1)) / 2
  return isMesh ? [hosts] : [...pairs.values()]
}
