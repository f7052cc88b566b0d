import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Address, Configuration } from '../schema.js'
import { hasAddressesOfOtherFamilies } from '../analysis/resources-with.js'

/** Both ends of a link must speak the same kind of address. */
export const mismatchedAddressFamily = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/mismatched-address-family',
  severity: 'error',
  origin: 'practice',
  summary: 'the two ends of a connection have addresses of different families',
  why: 'A socket of one family cannot connect to an address of another one.',
  do: 'Use ipv4 or ipv6 (or sdp, ssocks) on both hosts.',
  sources: ['drbd.conf(5) "address"', 'drbd/drbd_transport_tcp.c: one socket, bound to the own and connected to the peer address'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/invalid-address'], within: 'nearby' }],
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  on alpha {\n    address 192.0.2.1:7788;\n  }\n' +
          '  on beta {\n    address [|ipv6 [2001:db8::2]:7788|];\n  }\n}\n',
        target: '8.4',
      },
    ],
    good: [
      {
        text:
          'resource r0 {\n  on alpha {\n    address ipv4 192.0.2.1:7788;\n  }\n' +
          '  on beta {\n    address 192.0.2.2:7788;\n  }\n}\n',
        target: '8.4',
      },
      {
        text:
          'resource r0 {\n  on alpha {\n    address ssocks 192.0.2.1:7788;\n  }\n' +
          '  on beta {\n    address sci 192.0.2.2:7788;\n  }\n}\n',
        target: '8.3',
      },
    ],
  },

  *check({ configuration }) {
    if (!hasAddressesOfOtherFamilies(configuration)) return
    const { resources } = configuration
    const reported = new Set<Address>()
    for (const { connections, hosts } of resources) {
      // With a proxy each end talks to its own proxy.
      if (hosts.some(({ section }) => section.proxy !== undefined)) continue
      for (const { section, paths } of connections) {
        if (section !== undefined && 'paths' in section && hasProxy(section.paths)) continue
        for (const { ends } of paths) {
          const [first, second] = ends
          if (first?.address === undefined || second?.address === undefined || reported.has(second.address)) continue
          if (familyOf(first.address) === familyOf(second.address)) continue
          reported.add(second.address)
          yield {
            at: second.address,
            message: `Family ${second.address.family} of host "${second.host}" does not match ${first.address.family} of "${first.host}"`,
            related: [{ at: first.address, message: `host "${first.host}" has its address here` }],
          }
        }
      }
    }
  },
})

function familyOf({ family }: Address): string {
  return family === 'sci' ? 'ssocks' : family
}

function hasProxy(paths: readonly { readonly endpoints: readonly { readonly proxy?: unknown }[] }[]): boolean {
  return paths.some(({ endpoints }) => endpoints.some(({ proxy }) => proxy !== undefined))
}
