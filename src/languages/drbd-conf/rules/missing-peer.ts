import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isWhole } from '../resolve/host-names.js'
import type { Configuration } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'
import { isDialectFrom } from '../vocabulary.js'

/** A resource has a section for one host only. */
export const missingPeer = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-peer',
  severity: 'error',
  origin: 'daemon',
  summary: 'a resource has a section for one host only',
  why: 'Up to 8.2 drbdadm refuses a resource without a peer.',
  do: 'Add the section of the other host.',
  sources: ['drbd user/drbdadm_parser.c "there is no host section for the peer host"'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `resource [|r0|] {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
}
`,
        target: '8.0',
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
        target: '8.0',
      },
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
}
`,
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    if (isDialectFrom(configuration.dialect, '8.3')) return
    for (const resource of specialResources(configuration)) {
      if (!isWhole(configuration, resource)) continue
      const { name, hosts } = resource
      if (hosts.length >= 2) continue
      yield {
        at: name,
        message:
          hosts.length === 0 ? `Resource "${name.value}" has no host` : `Resource "${name.value}" has no second host`,
      }
    }
  },
})
