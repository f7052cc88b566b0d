import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { DeviceClaim } from '../resolve/device-claims.js'
import { deviceClaims } from '../resolve/device-claims.js'
import { createFirstUses } from '../resolve/first-use.js'
import type { Clash } from '../resolve/joined-clashes.js'
import { joinedClashes } from '../resolve/joined-clashes.js'
import type { Configuration } from '../schema.js'
import { isDialectFrom } from '../vocabulary.js'

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
      `resource r0 {
  on alpha { device /dev/drbd_web minor 0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd_web minor 0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  on alpha { device [|/dev/drbd_web|] minor 1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
  on beta { device /dev/drbd_mail minor 1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
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
    yield* joinedClashes(clashesIn(configuration))
  },
})

function* clashesIn(configuration: Configuration): Generator<Clash> {
  const uses = createFirstUses<DeviceClaim>()
  for (const claim of deviceClaims(configuration)) {
    const { host, resource, section, name, minor } = claim
    const first = name === undefined ? undefined : uses.claim(host, name.value, claim)
    if (name === undefined || first?.name === undefined) continue
    const isSameSection = first.section === section
    if (isSameSection && first.name === name && first.minor?.at === minor?.at) continue
    // From 8.3 on names as they should be are equal where minors are, which is the better thing to say.
    if (isDialectFrom(configuration.dialect, '8.3') && minor?.value === first.minor?.value) continue
    // What two sections inherit stands in neither of them; and a second statement may leave the name of the first.
    const at = first.name !== name ? name : ((isSameSection ? minor?.at : undefined) ?? section)
    yield { what: `Device "${name.value}"`, host, at, resource, first: { at: first.name, resource: first.resource } }
  }
}
