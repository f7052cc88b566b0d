import type { Configuration, Resource, Volume } from '../schema.js'
import { resourceNamed } from './host-names.js'

/** A volume under the name of a host for which drbdadm counts its minor and device. */
export interface UsedVolume {
  readonly host: string
  readonly resource: Resource
  readonly volume: Volume
}

/** Several rules ask for the volumes of one configuration, which never changes. */
const listed = new WeakMap<Configuration, readonly UsedVolume[]>()

/**
 * Lists the volumes of all resources by the names of hosts under which drbdadm counts them: a stacked section stands for all
 * hosts of the lower resource.
 */
export function usedVolumes(configuration: Configuration): readonly UsedVolume[] {
  const known = listed.get(configuration)
  if (known !== undefined) return known
  const used: UsedVolume[] = []
  for (const resource of configuration.resources) {
    for (const { section, name, volumes } of resource.hosts) {
      if (section.kind !== 'stacked') {
        // drbdadm 9 knows no name of a floating section while it reads one, only when that inherits a device.
        const isNoted = ({ at, device }: Volume): boolean =>
          configuration.dialect !== '9' || section.kind !== 'floating' || at.device !== device || !section.volumes.includes(at)
        for (const volume of volumes) if (isNoted(volume)) used.push({ host: name, resource, volume })
        continue
      }
      for (const below of resourceNamed(configuration, name)?.hosts ?? []) {
        if (below.section.kind === 'stacked') continue
        for (const volume of volumes) used.push({ host: below.name, resource, volume })
      }
    }
  }
  listed.set(configuration, used)
  return used
}
