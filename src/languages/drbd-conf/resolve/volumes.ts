import type { Dialect, HostSection, ResourceBody, Volume, VolumeSection } from '../schema.js'

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
  const volumes = host.volumes.map(volume =>
    resolved(
      volume,
      volume.isImplicit || dialect >= '8.4' ? sharedOf(resource, volume.number, host, dialect) : undefined,
    ),
  )
  for (const shared of resource.volumes) {
    if (volumes.some(volume => volume.number === shared.number)) continue
    const visible = visibleOf(shared, host, dialect)
    if (visible !== undefined) volumes.push(resolved(visible, undefined))
  }
  return volumes.sort((a, b) => a.number - b.number)
}

function sharedOf(
  resource: ResourceBody,
  number: number,
  host: HostSection,
  dialect: Dialect,
): VolumeSection | undefined {
  const shared = resource.volumes.find(volume => volume.number === number)
  return shared === undefined ? undefined : visibleOf(shared, host, dialect)
}

/** What of a resource's volume counts for a host. */
function visibleOf(shared: VolumeSection, host: HostSection, dialect: Dialect): VolumeSection | undefined {
  if (dialect === '9') return shared
  if (!shared.isImplicit) return shared.span.start < host.span.start ? shared : undefined
  const { device, disk, metaDisk, ...rest } = shared
  const isBefore = (part: { readonly span: { readonly start: number } } | undefined): boolean =>
    part !== undefined && part.span.start < host.span.start
  if (!isBefore(device) && !isBefore(disk) && !isBefore(metaDisk)) return undefined
  return {
    ...rest,
    ...(device !== undefined && isBefore(device) ? { device } : {}),
    ...(disk !== undefined && isBefore(disk) ? { disk } : {}),
    ...(metaDisk !== undefined && isBefore(metaDisk) ? { metaDisk } : {}),
  }
}

function resolved(own: VolumeSection, shared: VolumeSection | undefined): Volume {
  const device = own.device ?? shared?.device
  const disk = own.disk ?? shared?.disk
  const metaDisk = own.metaDisk ?? shared?.metaDisk
  const minor = device?.minor
  return { number: own.number, isImplicit: own.isImplicit, at: own, device, minor, disk, metaDisk }
}
