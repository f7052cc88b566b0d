import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, MetaDisk } from '../schema.js'
import { resourcesWith } from '../analysis/resources-with.js'
import { hasDisk, canonicalPath, volumesByHost } from '../analysis/volumes.js'
import type { PlacedVolume } from '../analysis/volumes.js'

/** Meta data must not be written over the data of a volume. */
export const conflictingMetaDisk = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-meta-disk',
  severity: 'error',
  origin: 'practice',
  summary: 'external meta data are put on a device that holds the data of a volume',
  why: 'The meta data would overwrite the beginning of the data, or the device cannot be opened a second time.',
  do: 'Write meta-disk internal to keep both on one device, or name another device.',
  sources: ['drbd.conf(5) "meta-disk"', 'drbd/drbd_nl.c: both devices are opened exclusively, ERR_OPEN_MD_DISK'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: 'resource r0 {\n  on alpha {\n    disk /dev/sda7;\n    meta-disk [|/dev/sda7|];\n  }\n}\n',
        target: '8.4',
      },
      {
        text:
          'resource r0 {\n  on alpha {\n    disk /dev/sda7;\n    meta-disk [|/dev/sda8|] [0];\n  }\n}\n' +
          'resource r1 {\n  on alpha {\n    disk /dev/sda8;\n    meta-disk internal;\n  }\n}\n',
        target: '8.3',
      },
    ],
    good: [
      {
        text:
          'resource r0 {\n  on alpha {\n    disk /dev/sda7;\n    meta-disk /dev/sdb1 [0];\n  }\n' +
          '  on beta {\n    disk /dev/sdb1;\n    meta-disk internal;\n  }\n}\n',
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    if (resourcesWith(configuration, 'external meta data').length === 0) return
    const { resources } = configuration
    const reported = new Set<MetaDisk>()
    for (const [host, volumes] of volumesByHost(resources)) {
      if (!volumes.some(({ volume: { metaDisk } }) => metaDisk !== undefined && metaDisk.value !== 'internal')) continue
      const data = new Map<string, PlacedVolume>()
      for (const placed of volumes) {
        const { disk } = placed.volume
        if (disk !== undefined && hasDisk(placed.volume)) data.set(canonicalPath(disk.value), placed)
      }
      for (const { volume } of volumes) {
        const { metaDisk } = volume
        if (metaDisk === undefined || metaDisk.value === 'internal' || reported.has(metaDisk)) continue
        const owner = data.get(canonicalPath(metaDisk.value))
        if (owner?.volume.disk === undefined) continue
        reported.add(metaDisk)
        const whose = owner.volume === volume ? 'the data of this volume' : `the data of resource "${owner.resource.name.value}"`
        yield {
          at: metaDisk,
          message: `Meta-data device "${metaDisk.value}" holds ${whose} on host "${host}"`,
          related: [{ at: owner.volume.disk, message: 'the device holds data here' }],
        }
      }
    }
  },
})
