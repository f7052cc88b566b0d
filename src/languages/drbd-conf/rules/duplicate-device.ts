import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Use } from '../resolve/first-use.js'
import { repeated } from '../resolve/first-use.js'
import { countedHosts } from '../resolve/host-names.js'
import type { Configuration } from '../schema.js'

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
    for (const { use, first } of repeated(usesOf(configuration))) {
      // From 8.3 on equal names mean equal minors, which is the better thing to say.
      if (configuration.dialect >= '8.3' && use.minor === first.minor) continue
      yield {
        at: use.at,
        message: `Device "${use.device}" is already used on host "${use.host}"`,
        related: [{ at: first.at, message: `first used by ${first.by}` }],
      }
    }
  },
})

interface DeviceUse extends Use {
  readonly host: string
  readonly device: string
  readonly minor: number | undefined
}

function* usesOf(configuration: Configuration): Generator<DeviceUse> {
  for (const resource of configuration.resources) {
    for (const { name, host } of countedHosts(configuration, resource)) {
      for (const { minor, device } of host.volumes) {
        if (device?.name === undefined) continue
        const { value } = device.name
        yield {
          key: `${name} ${value}`,
          at: device.name,
          by: `resource "${resource.name.value}"`,
          host: name,
          device: value,
          minor,
        }
      }
    }
  }
}
