import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { repeated } from '../resolve/first-use.js'
import type { Configuration } from '../schema.js'
import { resourcesWith } from '../analysis/resources-with.js'

/** Two resources are stacked on one. */
export const duplicateLowerResource = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-lower-resource',
  severity: 'error',
  origin: 'daemon',
  summary: 'two resources are stacked on one',
  why: 'A device can carry one resource; drbdadm refuses the second.',
  do: 'Stack one of them elsewhere.',
  sources: ['drbd user/drbdadm_parser.c parse_stacked_section() "stacked-on-top-of", from 8.3 on'],
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
  stacked-on-top-of r0 { device /dev/drbd10; address 192.0.2.9:7790; }
  on gamma { device /dev/drbd10; disk /dev/sda9; address 192.0.2.3:7710; meta-disk internal; }
}
resource r2 {
  protocol C;
  stacked-on-top-of [|r0|] { device /dev/drbd11; address 192.0.2.8:7790; }
  on gamma { device /dev/drbd11; disk /dev/sda9; address 192.0.2.3:7711; meta-disk internal; }
}
`,
        target: '8.4',
      },
    ],
    good: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  protocol C;
  stacked-on-top-of r0 { device /dev/drbd10; address 192.0.2.9:7790; }
  on gamma { device /dev/drbd10; disk /dev/sda9; address 192.0.2.3:7710; meta-disk internal; }
}
`,
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    const uses = resourcesWith(configuration, 'stacked host').flatMap(({ name, section }) =>
      section.hosts.flatMap(host => {
        const lower = host.kind === 'stacked' ? host.names[0] : undefined
        return lower === undefined ? [] : [{ key: lower.value, at: lower, by: `resource "${name.value}"` }]
      }),
    )
    for (const { use, first } of repeated(uses)) {
      yield {
        at: use.at,
        message: `Resource "${use.key}" already carries ${first.by}`,
        related: [{ at: first.at, message: 'stacked here' }],
      }
    }
  },
})
