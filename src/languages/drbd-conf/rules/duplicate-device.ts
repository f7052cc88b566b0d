import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Origin } from '../../../text/located.js'
import { createFirstUses } from '../resolve/first-use.js'
import { usedVolumes } from '../resolve/used-volumes.js'
import type { Configuration, Resource } from '../schema.js'
import { traitsOf } from '../traits.js'

/** Two volumes of a host have one device name. */
export const duplicateDevice = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-device',
  severity: 'error',
  origin: 'daemon',
  summary: 'two volumes of a host have one device name',
  why: 'Both would be the same device; drbdadm refuses the configuration.',
  do: 'Give one of them another device.',
  sources: ['drbd user/drbdadm_parser.c check_uniq() "device"; 0.7: user/drbdadm_parser.y CHKU(device)'],
  since: '0.1.0',
  compares: 'resources',
  examples: {
    bad: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  protocol C;
  on alpha { device [|/dev/drbd0|]; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
        target: '8.0',
      },
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
    if (!traitsOf(configuration).mayShare) return
    const uses = createFirstUses<DeviceUse>()
    for (const { host, resource, volume } of usedVolumes(configuration)) {
      const at = volume.device?.name
      if (at === undefined) continue
      const { minor } = volume
      const first = uses.claim(host, at.value, { at, resource, minor })
      if (first === undefined || first.at === at) continue
      // From 8.3 on equal names mean equal minors, which is the better thing to say.
      if (configuration.dialect >= '8.3' && minor === first.minor) continue
      yield {
        at,
        message: `Device "${at.value}" is already used on host "${host}"`,
        related: [{ at: first.at, message: `first used by resource "${first.resource.name.value}"` }],
      }
    }
  },
})

interface DeviceUse {
  readonly at: Origin
  readonly resource: Resource
  readonly minor: number | undefined
}
