import type { Configuration, Host, Resource, Volume, VolumeSection } from './schema.js'

/** Lists all volumes of resources and hosts as they are written, in reading order. */
export function* writtenVolumes({ models }: Pick<Configuration, 'models'>): Generator<VolumeSection> {
  for (const { sections } of models) {
    for (const section of sections) {
      if (section.kind !== 'resource') continue
      yield* section.volumes
      for (const host of section.hosts) yield* host.volumes
    }
  }
}

/** A volume and where it belongs. */
export interface PlacedVolume {
  readonly resource: Resource
  readonly host: Host
  readonly volume: Volume
}

/** Lists the volumes of each host over all resources, by the host's name. Stacked and floating ones are left out. */
export function volumesByHost(resources: readonly Resource[]): ReadonlyMap<string, readonly PlacedVolume[]> {
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
export function usualPath(path: string): string {
  const plain = path.replaceAll(/\/{2,}/g, '/').replaceAll('/./', '/')
  const mapped = /^\/dev\/mapper\/((?:[^-]|--)+)-((?:[^-]|--)+)$/.exec(plain)
  if (mapped === null) return plain
  const [, group = '', volume = ''] = mapped
  return `/dev/${group.replaceAll('--', '-')}/${volume.replaceAll('--', '-')}`
}
