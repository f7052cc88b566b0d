import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { traitsOf } from '../analysis/traits.js'

/** A volume with different minors on its hosts is legal, and confusing. */
export const mismatchedMinor = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/mismatched-minor',
  severity: 'info',
  origin: 'practice',
  summary: 'a volume has different minors on its hosts',
  why: 'Cluster managers, fstab and people expect one device name on all hosts. After a failover they find another volume, or none.',
  do: 'Use the same minor on all hosts.',
  sources: ["DRBD User's Guide, configuring a resource", 'heartbeat haresources: one Filesystem line serves both hosts'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  on alpha {\n    device /dev/drbd0;\n  }\n  on beta {\n    device [|/dev/drbd1|];\n  }\n}\n',
        target: '8.4',
      },
    ],
    good: [
      {
        text: 'resource r0 {\n  on alpha {\n    device /dev/drbd0;\n  }\n  on beta {\n    device /dev/drbd0;\n  }\n}\n',
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    for (const { hosts } of traitsOf(configuration).notSimple) {
      const [first, ...others] = hosts.filter(({ section }) => section.kind === 'on')
      if (first === undefined) continue
      for (const { volumes, name } of others) {
        for (const { number, device, minor } of volumes) {
          const same = first.volumes.find(volume => volume.number === number)
          if (device === undefined || minor === undefined || same?.minor === undefined || same.device === undefined) continue
          if (minor === same.minor) continue
          yield {
            at: device.minorAt,
            message: `Minor ${minor} on host "${name}" differs from minor ${same.minor} on host "${first.name}"`,
            related: [{ at: same.device.minorAt, message: `host "${first.name}" has its minor here` }],
          }
        }
      }
    }
  },
})
