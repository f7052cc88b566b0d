import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, MetaDisk } from '../schema.js'
import { resourcesWith } from '../analysis/resources-with.js'
import { canonicalPath, volumesByHost } from '../analysis/volumes.js'

/** A device holds either slots of meta data or those of one volume. */
export const conflictingMetaDiskIndex = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-meta-disk-index',
  severity: 'error',
  origin: 'practice',
  summary: 'one device is used for meta data both with and without an index',
  why: 'Without an index the meta data may fill the whole device, with one they own a slot of it: they overwrite each other.',
  do: 'Give the meta data without index a device of their own.',
  sources: ['drbd.conf(5) "meta-disk", "flexible-meta-disk"', 'user/drbdadm_parser.c check_meta_disk(): compares index by index'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  on alpha {\n    meta-disk /dev/sdb1 [0];\n  }\n}\n' +
          'resource r1 {\n  on alpha {\n    meta-disk [|/dev/sdb1|];\n  }\n}\n',
        target: '8.4',
      },
    ],
    good: [
      {
        text:
          'resource r0 {\n  on alpha {\n    meta-disk /dev/sdb1 [0];\n  }\n}\n' +
          'resource r1 {\n  on alpha {\n    meta-disk /dev/sdb1 [1];\n  }\n}\n',
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    if (resourcesWith(configuration, 'external meta data').length === 0) return
    const { resources } = configuration
    for (const [host, volumes] of volumesByHost(resources)) {
      const first = new Map<string, MetaDisk>()
      for (const { volume } of volumes) {
        const { metaDisk } = volume
        if (metaDisk === undefined || metaDisk.value === 'internal') continue
        const path = canonicalPath(metaDisk.value)
        const other = first.get(path)
        if (other === undefined) first.set(path, metaDisk)
        else if ((other.index === undefined) !== (metaDisk.index === undefined)) {
          yield {
            at: metaDisk,
            message: `Device "${metaDisk.value}" holds meta data with and without an index on host "${host}"`,
            related: [{ at: other, message: other.index === undefined ? 'the whole device is used here' : 'a slot is used here' }],
          }
        }
      }
    }
  },
})
