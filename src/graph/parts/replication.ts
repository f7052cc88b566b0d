import { interfacesFor } from '../../cluster/view/addresses.js'
import { sizeOf } from '../../cluster/view/devices.js'
import { addressesByHost, optionOf, volumesByHost } from '../../cluster/view/drbd.js'
import type { ClusterModel } from '../../cluster/model.js'
import { bytes } from '../../text/quantity.js'
import { hostId, volumeId } from '../ids.js'
import type { Sketch } from '../sketch.js'

/** Draws the devices of DRBD, and who mirrors whom. */
export function drawReplication(sketch: Sketch): void {
  const { cluster, addBox } = sketch
  for (const { fact, on, origin } of volumesByHost(cluster)) {
    const host = cluster.hostNamed(on) ?? on
    if (!cluster.hosts.has(host)) continue
    const disk = fact.disk === undefined || fact.disk === 'none' ? undefined : fact.disk
    const size = disk === undefined ? undefined : sizeOf(cluster, host, disk)
    addBox({
      id: volumeId(host, fact.resource, fact.volume),
      kind: 'drbd',
      label: fact.volume === 0 ? fact.resource : `${fact.resource}/${fact.volume}`,
      details: [
        ...(fact.device === undefined ? [] : [fact.device]),
        ...addressesOf(cluster, fact.resource, host),
        ...(disk === undefined ? ['no disk'] : [size === undefined ? `on ${disk}` : `on ${disk}, ${bytes(size.bytes)}`]),
      ],
      inside: hostId(host),
      layer: 'drbd',
      pile: `${fact.resource}/${fact.volume}`,
      origins: [origin],
    })
  }
  drawPairs(sketch)
}

function addressesOf(cluster: ClusterModel, resource: string, host: string): string[] {
  return addressesByHost(cluster)
    .filter(({ fact, on }) => fact.resource === resource && (cluster.hostNamed(on) ?? on) === host)
    .map(({ fact }) => {
      const interfaces = new Set(interfacesFor(cluster, host, fact.address).map(entry => entry.fact.interface))
      const port = fact.port === undefined ? '' : `:${fact.port}`
      return `${fact.address}${port}${interfaces.size === 1 ? ` ${[...interfaces].join('')}` : ''}`
    })
}

/** One line a pair; where all hosts of a resource are linked alike, one line for all. */
function drawPairs({ cluster, boxes, addLine }: Sketch): void {
  const hostsOf = new Map<string, Set<string>>()
  for (const { fact, on } of volumesByHost(cluster)) {
    const host = cluster.hostNamed(on) ?? on
    if (!boxes.has(volumeId(host, fact.resource, fact.volume))) continue
    const key = `${fact.resource}/${fact.volume}`
    hostsOf.set(key, (hostsOf.get(key) ?? new Set()).add(host))
  }
  for (const [key, hosts] of hostsOf) {
    const [resource = '', volume = '0'] = [key.slice(0, key.lastIndexOf('/')), key.slice(key.lastIndexOf('/') + 1)]
    const protocol = cluster.facts('drbd-resource').find(({ fact }) => fact.name === resource)?.fact.protocol
    const isDual = [...hosts].some(host => /^(yes|)$/.test(textOf(optionOf(cluster, host, { resource, name: 'allow-two-primaries' })) ?? 'no'))
    const label = [`${key.endsWith('/0') ? resource : key}`, protocol === undefined ? '' : `protocol ${protocol}`, isDual ? 'two primaries' : ''].filter(part => part !== '').join(', ')
    for (const linked of linksOf(cluster, resource, [...hosts])) {
      addLine({
        id: `replication ${key} ${linked.join(' ')}`,
        kind: 'replication',
        ends: linked.map(host => volumeId(host, resource, Number(volume))),
        label,
        origins: cluster.facts('drbd-resource').filter(({ fact }) => fact.name === resource).map(({ origin }) => origin),
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

function textOf(option: { readonly fact: { readonly value: unknown } } | undefined): string | undefined {
  return typeof option?.fact.value === 'string' ? option.fact.value : undefined
}
