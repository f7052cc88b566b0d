import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { DeviceClaim } from '../resolve/device-claims.js'
import { deviceClaims, noMinor } from '../resolve/device-claims.js'
import { createFirstUses } from '../resolve/first-use.js'
import type { Clash } from '../resolve/joined-clashes.js'
import { joinedClashes } from '../resolve/joined-clashes.js'
import type { Configuration } from '../schema.js'
import { isDialectFrom } from '../vocabulary.js'

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
  followsFrom: [{ rules: ['drbd-conf/duplicate-local-section', 'drbd-conf/duplicate-resource'], within: 'file' }],
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
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  device /dev/drbd1;
  [|stacked-on-top-of r0|] { node-id 0; address 198.51.100.1:7789; }
  on alpha { node-id 1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
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
    if (!isDialectFrom(configuration.dialect, '8.3')) return
    yield* joinedClashes(clashesIn(configuration))
  },
})

function* clashesIn(configuration: Configuration): Generator<Clash> {
  const uses = createFirstUses<DeviceClaim>()
  for (const claim of deviceClaims(configuration)) {
    const { host, resource, section, minor } = claim
    const first = minor === undefined ? undefined : uses.claim(host, minor.value, claim)
    if (minor === undefined || first?.minor === undefined) continue
    const isSamePlace = first.minor.at === minor.at
    if (isSamePlace && first.section === section) continue
    yield {
      what: minor.value === noMinor ? 'A "device" without a minor number' : `Minor number ${minor.value}`,
      host,
      // What two sections inherit stands in neither of them.
      at: isSamePlace ? section : minor.at,
      resource,
      first: { at: first.minor.at, resource: first.resource },
    }
  }
}
