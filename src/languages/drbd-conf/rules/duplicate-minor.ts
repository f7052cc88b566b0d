import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Origin } from '../../../text/located.js'
import { createFirstUses } from '../resolve/first-use.js'
import { usedVolumes } from '../resolve/used-volumes.js'
import type { Configuration, Resource } from '../schema.js'
import { traitsOf } from '../traits.js'

/** Two volumes of a host have one minor number. */
export const duplicateMinor = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-minor',
  severity: 'error',
  origin: 'daemon',
  summary: 'two volumes of a host have one minor number',
  why: 'Both would be the same device; drbdadm refuses the configuration.',
  do: 'Give one of them a free minor number.',
  sources: ['drbd user/drbdadm_parser.c check_uniq() "device-minor", from 8.3 on'],
  since: '0.1.0',
  compares: 'resources',
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  on alpha { device [|/dev/drbd0|]; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  on alpha { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    if (configuration.dialect < '8.3' || !traitsOf(configuration).mayShare) return
    const uses = createFirstUses<MinorUse>()
    for (const { host, resource, volume } of usedVolumes(configuration)) {
      const { minor, device } = volume
      if (minor === undefined || device === undefined) continue
      const at = device.minorAt
      const first = uses.claim(host, minor, { at, resource })
      if (first === undefined || first.at === at) continue
      yield {
        at,
        message: `Minor number ${minor} is already used on host "${host}"`,
        related: [{ at: first.at, message: `first used by resource "${first.resource.name.value}"` }],
      }
    }
  },
})

interface MinorUse {
  readonly at: Origin
  readonly resource: Resource
}
