import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { resourcesWith } from '../analysis/resources-with.js'

/** A host without a disk has no meta data. */
export const unusedMetaDisk = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unused-meta-disk',
  severity: 'warning',
  origin: 'practice',
  summary: 'a host without a disk has a device for meta data',
  why: 'Without a backing device nothing is kept there. Either the disk is missing, or the line is left over.',
  do: 'Name the disk, or take meta-disk out.',
  sources: ['drbd.conf(5) 9 "disk none"'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: 'resource r0 {\n  on gamma {\n    disk none;\n    meta-disk [|/dev/sdb1|];\n  }\n}\n',
        target: '9.22',
      },
    ],
    good: [
      { text: 'resource r0 {\n  on gamma {\n    disk none;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  on gamma {\n    disk none;\n    meta-disk internal;\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    for (const { hosts } of resourcesWith(configuration, 'external meta data')) {
      for (const { volumes, section, name } of hosts) {
        for (const { disk, metaDisk } of volumes) {
          if (disk?.value !== 'none' || metaDisk === undefined || metaDisk.value === 'internal') continue
          // One that the resource gives to all hosts is not meant for this one.
          const { start, end } = section.extent
          if (metaDisk.file !== section.file || metaDisk.span.start < start || metaDisk.span.end > end) continue
          yield {
            at: metaDisk,
            message: `Meta-data device "${metaDisk.value}" is never used, host "${name}" has no disk`,
            related: [{ at: disk, message: 'the disk is none here' }],
          }
        }
      }
    }
  },
})
