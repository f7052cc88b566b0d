import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Use } from '../resolve/first-use.js'
import { repeated } from '../resolve/first-use.js'
import { countedHosts } from '../resolve/host-names.js'
import type { Configuration } from '../schema.js'

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
    if (configuration.dialect < '8.3') return
    for (const { use, first } of repeated(usesOf(configuration))) {
      yield {
        at: use.at,
        message: `Minor number ${use.minor} is already used on host "${use.host}"`,
        related: [{ at: first.at, message: `first used by ${first.by}` }],
      }
    }
  },
})

interface MinorUse extends Use {
  readonly host: string
  readonly minor: number
}

function* usesOf(configuration: Configuration): Generator<MinorUse> {
  for (const resource of configuration.resources) {
    for (const { name, host } of countedHosts(configuration, resource)) {
      for (const { minor, device } of host.volumes) {
        if (minor === undefined || device === undefined) continue
        yield {
          key: `${name} ${minor}`,
          at: device.minorAt,
          by: `resource "${resource.name.value}"`,
          host: name,
          minor,
        }
      }
    }
  }
}
