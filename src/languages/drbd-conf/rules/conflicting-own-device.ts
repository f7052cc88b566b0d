import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Located } from '../../../text/located.js'
import type { Configuration, Volume } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'
import { hasDisk, canonicalPath, volumesByHost } from '../analysis/volumes.js'

/** A volume does not lie on the device that it makes. */
export const conflictingOwnDevice = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-own-device',
  severity: 'error',
  origin: 'practice',
  summary: 'the disk of a volume is its own DRBD device',
  why: 'DRBD would have to open the device that it is about to make: attach fails.',
  do: 'Write the disk or logical volume that holds the data.',
  sources: ['drbd.conf(5) "disk": the lower-level block device', 'drbd/drbd_nl.c: the backing device is opened exclusively, ERR_OPEN_DISK'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  on alpha {\n    device /dev/drbd0;\n    disk [|/dev/drbd0|];\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  on alpha {\n    device minor 3;\n    disk [|/dev/drbd3|];\n  }\n}\n', target: '9.22' },
    ],
    good: [
      { text: 'resource r0 {\n  on alpha {\n    device /dev/drbd0;\n    disk /dev/vg1/data;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  on alpha {\n    device /dev/drbd1;\n    disk /dev/drbd0;\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ configuration }) {
    if (!specialResources(configuration).some(({ hosts }) => hosts.some(({ volumes }) => volumes.some(isOwnDevice)))) return
    const found = new Map<string, Set<Located<string>>>()
    for (const volumes of volumesByHost(configuration.resources).values()) {
      for (const { volume } of volumes) {
        const { disk } = volume
        if (disk === undefined || !isOwnDevice(volume)) continue
        const places = found.get(disk.value)
        if (places === undefined) found.set(disk.value, new Set([disk]))
        else places.add(disk)
      }
    }
    for (const [disk, places] of found) {
      const [first, ...others] = places
      if (first === undefined) continue
      yield { at: first, message: `"${disk}" is the DRBD device itself`, related: others.map(at => ({ at, message: 'and here' })) }
    }
  },
})

/** Tells whether the disk of a volume is the device that the volume makes. */
function isOwnDevice(volume: Volume): boolean {
  const { disk, device, minor } = volume
  if (disk === undefined || !hasDisk(volume)) return false
  const path = canonicalPath(disk.value)
  return (device?.name !== undefined && canonicalPath(device.name.value) === path) || (minor !== undefined && path === `/dev/drbd${minor}`)
}
