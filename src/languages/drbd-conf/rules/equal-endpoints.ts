import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { comparedAddress, isLoopback } from '../analysis/addresses.js'
import { isSameAddress } from '../resolve/connections.js'
import type { Configuration } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** Both ends of a connection have one address. */
export const equalEndpoints = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/equal-endpoints',
  severity: 'error',
  origin: 'daemon',
  summary: 'both ends of a connection have one address',
  why: 'A host would connect to itself; drbdadm refuses it.',
  do: 'Correct one of the addresses.',
  sources: ['drbd-utils user/v9/drbdadm_postparse.c check_addr_conflict() "is used for both endpoints"'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection { host alpha address 192.0.2.1:7000; host beta address [|192.0.2.1:7000|]; }
}
`,
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address ipv6 [2001:db8::a]:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address [|ipv6 [2001:DB8::A]:7788|]; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection { host alpha; host beta; }
}
`,
    ],
  },

  *check({ configuration }) {
    if (configuration.dialect !== '9') return
    for (const { connections, hosts } of specialResources(configuration)) {
      for (const { paths, isImplicit } of connections) {
        const isOfHosts = isImplicit && hosts.every(host => host.nodeId === undefined && host.section.proxy === undefined)
        for (const { ends } of paths) {
          const [a, b, third] = ends
          if (third !== undefined) continue // incomplete-connection says it.
          if (a?.address === undefined || b?.address === undefined || isLoopback(a.address)) continue
          const isSame = isSameAddress(a.address, b.address)
          if (isSame ? isOfHosts : a.address.family !== b.address.family || comparedAddress(a.address) !== comparedAddress(b.address)) continue // equal-addresses says it.
          yield {
            at: b.address,
            message: 'Both ends of this connection have one address',
            related: [{ at: a.address, message: 'the other end' }],
          }
        }
      }
    }
  },
})
