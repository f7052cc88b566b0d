import { mappedVolume } from '../../../text/mapper-name.js'
import type { Configuration, Host, Model, Resource, Volume, VolumeSection } from '../schema.js'

/** Lists all volumes of resources and hosts as they are written, in reading order. */
export function writtenVolumes({ models }: Pick<Configuration, 'models'>): readonly VolumeSection[] {
  const [only] = models
  return models.length === 1 && only !== undefined ? volumesOfModel(only) : models.flatMap(volumesOfModel)
}

const listed = new WeakMap<Model, readonly VolumeSection[]>()

function volumesOfModel(model: Model): readonly VolumeSection[] {
  const known = listed.get(model)
  if (known !== undefined) return known
  const volumes: VolumeSection[] = []
  for (const section of model.sections) {
    if (section.kind !== 'resource') continue
    for (const volume of section.volumes) volumes.push(volume)
    for (const host of section.hosts) for (const volume of host.volumes) volumes.push(volume)
  }
  listed.set(model, volumes)
  return volumes
}

/** A volume and where it belongs. */
export interface PlacedVolume {
  readonly resource: Resource
  readonly host: Host
  readonly volume: Volume
}

/** Lists the volumes of each host over all resources, by the host's name. Stacked and floating ones are left out. */
export function volumesByHost(resources: readonly Resource[]): ReadonlyMap<string, readonly PlacedVolume[]> {
  let byHost = placed.get(resources)
  if (byHost === undefined) placed.set(resources, (byHost = placedVolumes(resources)))
  return byHost
}

/** Several rules ask for the volumes of one configuration, which never changes. */
const placed = new WeakMap<readonly Resource[], ReadonlyMap<string, readonly PlacedVolume[]>>()

function placedVolumes(resources: readonly Resource[]): ReadonlyMap<string, readonly PlacedVolume[]> {
  const byHost = new Map<string, PlacedVolume[]>()
  for (const resource of resources) {
    for (const host of resource.hosts) {
      if (host.section.kind !== 'on') continue
      let volumes = byHost.get(host.name)
      if (volumes === undefined) byHost.set(host.name, (volumes = []))
      for (const volume of host.volumes) volumes.push({ resource, host, volume })
    }
  }
  return byHost
}

/** Tells whether a host has its own backing disk for a volume. */
export function hasDisk({ disk }: Volume): boolean {
  return disk !== undefined && disk.value !== 'none'
}

/**
 * Writes the path of a block device in the one form that LVM's two spellings share: `/dev/mapper/vg-lv` becomes `/dev/vg/lv`,
 * double slashes become single ones. Other aliases, such as /dev/disk/by-id, stay as they are.
 */
export function canonicalPath(path: string): string {
  if (!path.includes('//') && !path.includes('/./') && !path.startsWith('/dev/mapper/')) return path
  const plain = path.replaceAll(/\/{2,}/g, '/').replaceAll('/./', '/')
  const mapped = mappedVolume(plain)
  return mapped === undefined ? plain : `/dev/${mapped.volumeGroup}/${mapped.name}`
}
