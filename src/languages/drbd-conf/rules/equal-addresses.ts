import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { numberedPairs } from '../resolve/derived-node-ids.js'
import type { Configuration } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** Both hosts of a resource have one address. */
export const equalAddresses = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/equal-addresses',
  severity: 'error',
  origin: 'daemon',
  summary: 'both hosts of a resource have one address',
  why: 'drbdadm 9 numbers the hosts by a hash of their addresses and gives up when it is the same; and they could not reach each other.',
  do: 'Correct one address, or give both hosts a node-id.',
  sources: ['drbd-utils user/v9/drbdadm_postparse.c "BAD LUCK, equal hashes"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unclosed-block'], within: 'file' }],
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address [|192.0.2.1:7789|]; meta-disk internal; }
}
`,
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; node-id 2; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; }
  on gamma { device /dev/drbd0; disk /dev/sda1; address [|192.0.2.2:7788|]; }
  connection-mesh { hosts alpha beta gamma; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    if (configuration.dialect !== '9') return
    for (const { section, hosts } of specialResources(configuration)) {
      const pair = numberedPairs(section, hosts).find(({ isEqual }) => isEqual)
      const [a, b] = [pair?.first, pair?.second]
      if (a?.address === undefined || b?.address === undefined) continue
      // Then drbdadm takes the outer addresses of their proxies instead, up to the first host that has none.
      const left = a.section.proxy?.outside
      const right = left === undefined ? undefined : b.section.proxy?.outside
      if ((left ?? a.address).host.value !== (right ?? b.address).host.value) continue
      yield {
        at: b.address,
        message: `Host "${b.name}" has the address of host "${a.name}", so that drbdadm cannot tell them apart`,
        related: [{ at: a.address, message: `the address of "${a.name}"` }],
      }
    }
  },
})
