import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Origin } from '../../../text/located.js'
import type { Configuration } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'
import { highestMinor } from '../analysis/simple-resource.js'

/** Minors end at 2^20 - 1. */
export const invalidMinorRange = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/invalid-minor-range',
  severity: 'warning',
  origin: 'practice',
  summary: 'the minor is higher than the kernel allows',
  why: 'drbdadm takes any number; a device with a minor above 1048575 cannot be made.',
  do: 'Choose a lower minor.',
  sources: ['linux/drbd_limits.h DRBD_MINOR_MAX'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: 'resource r0 {\n  on alpha {\n    device /dev/drbd_data minor [|1048576|];\n  }\n}\n',
        target: '8.4',
      },
    ],
    good: [{ text: 'resource r0 {\n  on alpha {\n    device /dev/drbd1048575;\n  }\n}\n', target: '8.4' }],
  },

  *check({ configuration }) {
    const reported = new Set<Origin>()
    for (const { hosts } of specialResources(configuration)) {
      for (const { volumes } of hosts) {
        for (const { device, minor } of volumes) {
          if (device === undefined || minor === undefined || minor <= highestMinor || reported.has(device)) continue
          reported.add(device)
          yield { at: device.minorAt, message: `Minor ${minor} is above ${highestMinor}, the highest that the kernel allows` }
        }
      }
    }
  },
})
