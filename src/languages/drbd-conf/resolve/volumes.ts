import type { Device, Dialect, HostSection, ResourceBody, Volume, VolumeSection } from '../schema.js'
import { isDialectFrom } from '../vocabulary.js'

/**
 * Lists the volumes of a host, sorted by number, with what they inherit from the resource.
 *
 * Up to 8.4 statements of the resource count only for host sections behind them.
 */
export function volumesOf(resource: ResourceBody, host: HostSection, dialect: Dialect): Volume[] {
  if (resource.volumes.length === 0) {
    const own = host.volumes.map(volume => resolved(volume, undefined))
    return own.length > 1 ? own.sort((a, b) => a.number - b.number) : own
  }
  const inheriting = new Set<number>()
  const volumes = host.volumes.map(volume => {
    // Of several with one number only the first is found, and inherits.
    const inherits = (volume.isImplicit || isDialectFrom(dialect, '8.4')) && inheriting.size < inheriting.add(volume.number).size
    return resolved(volume, inherits ? sharedOf(resource, volume.number, host, dialect) : undefined)
  })
  for (const { number } of resource.volumes) {
    if (volumes.some(volume => volume.number === number)) continue
    const visible = sharedOf(resource, number, host, dialect)
    if (visible !== undefined) volumes.push(resolved(visible, undefined))
  }
  return volumes.sort((a, b) => a.number - b.number)
}

/** Puts together what the volumes of a resource with one number give to a host: of each statement the first. */
function sharedOf(
  resource: ResourceBody,
  number: number,
  host: HostSection,
  dialect: Dialect,
): VolumeSection | undefined {
  let found: VolumeSection | undefined
  for (const volume of resource.volumes) {
    const visible = volume.number === number ? visibleOf(volume, host, dialect) : undefined
    if (found === undefined) found = visible
    else if (visible !== undefined) {
      const { device, disk, metaDisk } = visible
      found = { ...found, device: found.device ?? device, disk: found.disk ?? disk, metaDisk: found.metaDisk ?? metaDisk }
    }
  }
  return found
}

/** What of a resource's volume counts for a host. */
function visibleOf(shared: VolumeSection, host: HostSection, dialect: Dialect): VolumeSection | undefined {
  if (dialect === '9') return shared
  if (!shared.isImplicit) return shared.span.start < host.span.start ? shared : undefined
  const { device, disk, metaDisk, emptyDevice, replaced, ...rest } = shared
  const isBefore = (part: { readonly span: { readonly start: number } }): boolean => part.span.start < host.span.start
  const last = <Part extends { readonly span: { readonly start: number } }>(
    part: Part | undefined,
    earlier: readonly Part[] = [],
  ): Part | undefined => (part !== undefined && isBefore(part) ? part : earlier.findLast(isBefore))
  const visible = {
    device: last(device),
    disk: last(disk, replaced?.disks),
    metaDisk: last(metaDisk, replaced?.metaDisks),
    ...(emptyDevice !== undefined && isBefore(emptyDevice) ? { emptyDevice } : {}),
  }
  const isEmpty = visible.device === undefined && visible.disk === undefined && visible.metaDisk === undefined
  return isEmpty && visible.emptyDevice === undefined ? undefined : { ...rest, ...visible }
}

function resolved(own: VolumeSection, shared: VolumeSection | undefined): Volume {
  const device = own.device === undefined ? shared?.device : named(own.device, shared?.device)
  const disk = own.disk ?? shared?.disk
  const metaDisk = own.metaDisk ?? shared?.metaDisk
  const minor = device?.minor
  return { number: own.number, isImplicit: own.isImplicit, at: own, device, minor, disk, metaDisk }
}

/** A volume that gives only its minor number has the name that the resource gives. */
function named(own: Device, shared: Device | undefined): Device {
  return own.name !== undefined || shared?.name === undefined ? own : { ...own, name: shared.name }
}
