import { firstLabel } from './host-name.js'
import type { Address, Device, HostSection, ResourceBody, SimpleResource, VolumeSection } from '../schema.js'
import { canonicalPath } from './volumes.js'

/**
 * Looks whether a resource is of the plain kind, as nearly all are: two hosts with sections of their own, one volume and one
 * IPv4 address each, the same minor and port, a disk that is no device of DRBD, internal meta data, both node-ids or none, no
 * option twice, nothing else.
 *
 * Many rules are about what such a resource cannot have, and need not look at it. It is found out while the resource is read,
 * because walking through thousands of them once more costs as much as reading them. Absent for any other resource.
 * `test/languages/drbd-conf/plain-walk.test.ts` holds each rule that asks for it against itself where nobody was told.
 */
export function simpleResourceOf(body: ResourceBody): SimpleResource | undefined {
  const { hosts } = body
  const [a, b] = hosts
  if (
    a === undefined ||
    b === undefined ||
    hosts.length !== 2 ||
    body.connections.length > 0 ||
    body.meshes.length > 0 ||
    body.volumes.length > 0 ||
    body.ignoredHosts.length > 0 ||
    body.templateFile !== undefined ||
    body.isBroken ||
    !isSimpleHost(a) ||
    !isSimpleHost(b) ||
    !isSimplePair(a, b)
  )
    return undefined
  const keys = distinctKeys(body)
  if (keys === undefined) return undefined
  return {
    hasAlgorithm: keys.includes('cram-hmac-alg'),
    hasSecret: keys.includes('shared-secret'),
    hasOnlyRate: keys.includes('resync-rate') && !controllerKeys.some(key => keys.includes(key)),
  }
}

/** The options of the controller that adapts the resync rate. */
export const controllerKeys = ['c-plan-ahead', 'c-delay-target', 'c-fill-target', 'c-max-rate', 'c-min-rate'] as const

function isSimpleHost({ kind, names, addresses, address, alternates, proxies, proxy, options, volumes, isBroken }: HostSection): boolean {
  const [volume] = volumes
  return (
    kind === 'on' &&
    names.length === 1 &&
    names[0]?.value.startsWith('_') === false &&
    addresses.length === 1 &&
    address !== undefined &&
    isSimpleAddress(address) &&
    alternates === undefined &&
    proxies.length === 0 &&
    proxy === undefined &&
    options.length === 0 &&
    volumes.length === 1 &&
    volume !== undefined &&
    isSimpleVolume(volume) &&
    !isBroken
  )
}

function isSimpleVolume({ isImplicit, device, disk, metaDisk, options, emptyDevice, replaced }: VolumeSection): boolean {
  return (
    isImplicit &&
    options.length === 0 &&
    emptyDevice === undefined &&
    replaced === undefined &&
    device?.minor !== undefined &&
    device.minor <= highestMinor &&
    hasConventionalName(device) &&
    disk !== undefined &&
    disk.value !== 'none' &&
    !canonicalPath(disk.value).startsWith('/dev/drbd') &&
    metaDisk?.value === 'internal'
  )
}

/** Tells whether a device has no name, or the one that goes with its minor number, as the name of no other device does. */
export function hasConventionalName({ name, minor }: Device): boolean {
  if (name === undefined) return true
  const digits = String(minor)
  return name.value.length === '/dev/drbd'.length + digits.length && name.value.startsWith('/dev/drbd') && name.value.endsWith(digits)
}

/** The highest minor number: the kernel has 20 bits for it. */
export const highestMinor = 2 ** 20 - 1

function isSimpleAddress({ family, host, port }: Address): boolean {
  return family === 'ipv4' && port !== undefined && !host.value.startsWith('127.') && !hasHighOctet.test(host.value)
}

/** Anything from 200 on: it may be above 255. */
const hasHighOctet = /[2-9]\d\d/

function isSimplePair(a: HostSection, b: HostSection): boolean {
  return (
    !haveOneLabel(a.names[0]?.value ?? '', b.names[0]?.value ?? '') &&
    a.volumes[0]?.device?.minor === b.volumes[0]?.device?.minor &&
    a.address?.port?.value === b.address?.port?.value &&
    a.address?.host.value !== b.address?.host.value &&
    hasSimpleNodeIds(a, b)
  )
}

/** To drbd 9 both names may be that of the host `alpha`: `alpha.example.com` and `alpha.example.org`. */
function haveOneLabel(a: string, b: string): boolean {
  // Most names differ in their first letter; bit 6 is all that tells a small one from a capital.
  return (a.charCodeAt(0) | 32) === (b.charCodeAt(0) | 32) && firstLabel(a) === firstLabel(b)
}

/** Both are written, differ and are in range, or none is written. */
function hasSimpleNodeIds(a: HostSection, b: HostSection): boolean {
  const left = a.nodeId?.value
  const right = b.nodeId?.value
  if (left === undefined || right === undefined) return left === right
  return left !== right && left >= 0 && right >= 0 && left <= highestNodeId && right <= highestNodeId
}

/** The highest node-id: `DRBD_NODE_ID_MAX`. */
export const highestNodeId = 31

/** Lists the options by their keys; nothing where one is set twice. A resource with more than thirty is not of the plain kind. */
function distinctKeys({ options }: ResourceBody): readonly string[] | undefined {
  const keys: string[] = []
  for (const { settings } of options) {
    for (const { key } of settings) {
      if (keys.length === mostOptions || keys.includes(key)) return undefined
      keys.push(key)
    }
  }
  return keys
}

const mostOptions = 30
