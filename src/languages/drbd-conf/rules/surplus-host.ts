import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { distinctHosts } from '../resolve/repeated-hosts.js'
import { specialResources } from '../analysis/resources-with.js'
import { isDialectFrom } from '../vocabulary.js'

/** A resource has more than two hosts. */
export const surplusHost = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/surplus-host',
  severity: 'error',
  origin: 'daemon',
  summary: 'a resource has more than two hosts',
  why: 'DRBD up to 8.2 replicates between two hosts; drbdadm refuses a third.',
  do: 'Remove the third section; three hosts need 8.3 with a stacked resource, or drbd 9.',
  sources: ['drbd user/drbdadm_parser.c; 0.7: user/drbdadm_parser.y hostname'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  [|on gamma|] { device /dev/drbd0; disk /dev/sda1; address 192.0.2.3:7788; meta-disk internal; }
}
`,
        target: '8.2',
      },
    ],
    good: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.2',
      },
    ],
  },

  *check({ configuration }) {
    const { dialect } = configuration
    if (isDialectFrom(dialect, '8.3')) return
    for (const { name, section } of specialResources(configuration)) {
      for (const host of distinctHosts(section).slice(2))
        yield { at: host, message: `Resource "${name.value}" has a third host, which DRBD ${dialect} does not know` }
    }
  },
})
