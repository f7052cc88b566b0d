import { hostnamesEqual } from './host-name.js'
import type { Address, Host, Resource, Volume } from './schema.js'

/**
 * Tells whether a resource is of the plain kind, as nearly all are: two hosts with sections of their own, one volume and one
 * IPv4 address each, the same minor and port, internal meta data, both node-ids or none, no option twice, nothing else.
 *
 * Many rules are about what such a resource cannot have, and need not look at it.
 */
export function isUsual(resource: Resource, owners: OptionOwners): boolean {
  const { section, hosts } = resource
  const [a, b] = hosts
  return (
    a !== undefined &&
    b !== undefined &&
    hosts.length === 2 &&
    section.hosts.length === 2 &&
    section.connections.length === 0 &&
    section.meshes.length === 0 &&
    section.volumes.length === 0 &&
    section.ignoredHosts.length === 0 &&
    section.templateFile === undefined &&
    !section.isBroken &&
    isUsualHost(a) &&
    isUsualHost(b) &&
    isUsualPair(a, b) &&
    !hasOptionTwice(resource, owners)
  )
}

/** Who set an option last, by its key: two settings of one resource are seen without comparing each with each. */
export type OptionOwners = Map<string, Resource>

function isUsualHost({ section, address, volumes, name }: Host): boolean {
  const [volume] = volumes
  return (
    section.kind === 'on' &&
    section.names.length === 1 &&
    section.addresses.length === 1 &&
    section.proxies.length === 0 &&
    section.proxy === undefined &&
    section.options.length === 0 &&
    section.volumes.length === 1 &&
    section.volumes[0]?.options.length === 0 &&
    !section.isBroken &&
    !name.startsWith('_') &&
    volumes.length === 1 &&
    volume !== undefined &&
    isUsualVolume(volume) &&
    address !== undefined &&
    isUsualAddress(address)
  )
}

function isUsualVolume({ isImplicit, device, minor, disk, metaDisk }: Volume): boolean {
  return (
    isImplicit &&
    device !== undefined &&
    minor !== undefined &&
    minor <= highestMinor &&
    device.name?.value.startsWith('/dev/drbd_') !== true &&
    disk !== undefined &&
    disk.value !== 'none' &&
    metaDisk?.value === 'internal'
  )
}

/** The kernel has 20 bits for it. */
const highestMinor = 2 ** 20 - 1

function isUsualAddress({ family, host, port }: Address): boolean {
  return family === 'ipv4' && port !== undefined && !host.value.startsWith('127.') && !hasThreeHighDigits.test(host.value)
}

/** Anything from 200 on: it may be above 255. */
const hasThreeHighDigits = /[2-9]\d\d/

function isUsualPair(a: Host, b: Host): boolean {
  return (
    a.section !== b.section &&
    !hostnamesEqual(a.name, b.name) &&
    a.volumes[0]?.minor === b.volumes[0]?.minor &&
    a.address?.port?.value === b.address?.port?.value &&
    a.address?.host.value !== b.address?.host.value &&
    hasUsualNodeIds(a, b)
  )
}

/** Both are written, differ and are in range, or none is written; one that drbdadm works out is not written. */
function hasUsualNodeIds(a: Host, b: Host): boolean {
  const left = a.section.nodeId?.value
  const right = b.section.nodeId?.value
  if (left === undefined || right === undefined) return left === right
  return left !== right && left >= 0 && right >= 0 && left <= highestNodeId && right <= highestNodeId
}

/** `DRBD_NODE_ID_MAX` */
const highestNodeId = 31

function hasOptionTwice(resource: Resource, owners: OptionOwners): boolean {
  for (const { settings } of resource.section.options) {
    for (const { key } of settings) {
      if (owners.get(key) === resource) return true
      owners.set(key, resource)
    }
  }
  return false
}
