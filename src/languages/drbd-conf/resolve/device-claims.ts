import type { Located, Origin } from '../../../text/located.js'
import { contestedResources } from '../analysis/resources-with.js'
import type { Configuration, Device, Host, HostSection, Resource, Volume, VolumeSection } from '../schema.js'
import { resourceNamed } from './host-names.js'

/** A minor number, the name of a device, or both, which drbdadm notes for a host and refuses to see there again. */
export interface DeviceClaim {
  readonly host: string
  readonly resource: Resource
  /** The section for which it is noted; what several inherit is noted for each. */
  readonly section: HostSection
  readonly minor?: { readonly value: number; readonly at: Origin } | undefined
  readonly name?: Located<string> | undefined
}

/** What drbdadm notes as the minor number where a `device` says none. */
export const noMinor = 2 ** 32 - 1

/** Several rules ask for the claims of one configuration, which never changes. */
const listed = new WeakMap<Configuration, readonly DeviceClaim[]>()

/**
 * Lists what drbdadm notes of the devices of all resources: each `device` of a host when it is read, what a host inherits, and
 * last the devices of stacked sections, for all hosts of the lower resource. Nothing where no two of them can be the same.
 *
 * Source: drbd-utils user/v83/drbdadm_parser.c, user/v84/drbdadm_parser.c, user/v9/drbdadm_postparse.c, check_uniq() in
 * parse_device(), inherit_volumes() and set_on_hosts_in_res().
 */
export function deviceClaims(configuration: Configuration): readonly DeviceClaim[] {
  let claims = listed.get(configuration)
  if (claims === undefined) listed.set(configuration, (claims = [...claimsIn(configuration)]))
  return claims
}

function* claimsIn(configuration: Configuration): Generator<DeviceClaim> {
  const resources = contestedResources(configuration)
  for (const resource of resources) {
    for (const host of resource.hosts) {
      if (host.section.kind === 'stacked') continue
      for (const volume of host.volumes) yield* claimsOfVolume(configuration, { resource, host, volume })
    }
  }
  for (const resource of resources) {
    for (const host of resource.hosts) if (host.section.kind === 'stacked') yield* stackedClaims(configuration, resource, host)
  }
}

interface Owner {
  readonly resource: Resource
  readonly host: Host
  readonly volume: Volume
}

function* claimsOfVolume({ dialect }: Configuration, { resource, host: { name: host, section }, volume }: Owner): Generator<DeviceClaim> {
  const own = section.volumes.includes(volume.at) ? volume.at : undefined
  // drbdadm 9 knows no name of a floating section while it reads one, only when that inherits a device.
  const isNoted = dialect !== '9' || section.kind !== 'floating'
  if (own !== undefined && isNoted) for (const device of devicesIn(own)) yield { host, resource, section, ...claimed(device) }
  if (own?.device !== undefined || volume.device === undefined) return
  const { minor, name } = claimed(volume.device)
  // 8.3 and 8.4 note only the minor number of what is inherited.
  yield { host, resource, section, minor, name: dialect === '8.3' || dialect === '8.4' ? undefined : name }
}

/** Lists the `device` statements of a volume. Outside of `volume` a second one is refused for itself. */
function devicesIn({ isImplicit, replaced, device }: VolumeSection): readonly Device[] {
  if (replaced === undefined) return device === undefined ? [] : [device]
  const devices = device === undefined ? replaced.devices : [...replaced.devices, device]
  return isImplicit ? devices.slice(0, 1) : devices
}

function* stackedClaims(configuration: Configuration, resource: Resource, { name, section, volumes }: Host): Generator<DeviceClaim> {
  // 8.3 refuses a stacked section without a device for itself.
  const mayLack = configuration.dialect !== '8.3' && !section.isBroken
  for (const below of hostsBelow(resourceNamed(configuration, name))) {
    for (const { device } of volumes) {
      const without = mayLack ? { minor: { value: noMinor, at: section } } : {}
      yield { host: below.name, resource, section, ...(device === undefined ? without : claimed(device)) }
    }
  }
}

/** The hosts of a lower resource, worked out once however many sections are stacked on it. */
function hostsBelow(resource: Resource | undefined): readonly Host[] {
  if (resource === undefined) return []
  let hosts = lowerHosts.get(resource)
  if (hosts === undefined) lowerHosts.set(resource, (hosts = resource.hosts.filter(({ section }) => section.kind !== 'stacked')))
  return hosts
}

const lowerHosts = new WeakMap<Resource, readonly Host[]>()

function claimed({ name, minor, minorAt }: Device): Pick<DeviceClaim, 'minor' | 'name'> {
  // A name without a minor number is wrong for itself.
  const value = minor ?? (name === undefined ? noMinor : undefined)
  return { name, minor: value === undefined ? undefined : { value, at: minorAt } }
}
