import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { addressText, isLoopback } from '../analysis/addresses.js'
import type { Address, Configuration, Host } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** Two hosts of a resource cannot have one IP address. */
export const duplicateHostAddress = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-host-address',
  severity: 'error',
  origin: 'practice',
  summary: 'two hosts of a resource have the same IP address',
  why: 'An address belongs to one host. The other one cannot bind to it, so the two never connect.',
  do: "Give each host its own address; the port may be the same.",
  sources: ['https://github.com/LINBIT/drbd/issues/81', 'drbd.conf(5) "address"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/duplicate-resource'], within: 'file' }],
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  on alpha {\n    address 192.0.2.1:7788;\n  }\n' +
          '  on beta {\n    address [|192.0.2.1|]:7789;\n  }\n}\n',
        target: '8.4',
      },
    ],
    good: [
      {
        // One section for several hosts: the address moves with the service.
        text: 'resource r0 {\n  on alpha beta {\n    address 192.0.2.1:7788;\n  }\n  on gamma {\n    address 192.0.2.3:7788;\n  }\n}\n',
        target: '8.4',
      },
      {
        text:
          'resource r0 {\n  on alpha {\n    address 192.0.2.1:7788;\n  }\n' +
          '  on beta {\n    address 192.0.2.2:7788;\n  }\n}\n',
        target: '8.4',
      },
      {
        text:
          'resource r0 {\n  on alpha {\n    address 127.0.0.1:7788;\n  }\n' +
          '  on beta {\n    address 127.0.0.1:7789;\n  }\n}\n',
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    const { dialect } = configuration
    for (const { hosts } of specialResources(configuration)) {
      const first = new Map<string, { host: Host; address: Address }>()
      for (const host of hosts) {
        const { address } = host
        if (address === undefined || host.section.kind !== 'on' || isLoopback(address)) continue
        const key = address.host.value.toLowerCase()
        const other = first.get(key)
        if (other === undefined) {
          first.set(key, { host, address })
          continue
        }
        if (isSeenByDaemon(dialect, other, { host, address })) continue
        yield {
          at: address.host,
          message: `Address ${address.host.value} of host "${host.name}" is also that of host "${other.host.name}"`,
          related: [{ at: other.address.host, message: `host "${other.host.name}" has it here` }],
        }
      }
    }
  },
})

interface Use {
  readonly host: Host
  readonly address: Address
}

/** drbdadm refuses equal ports itself (a section of several hosts has one address, which moves with the service), and in 9 also equal addresses from which it has to derive node ids. */
function isSeenByDaemon(dialect: string, a: Use, b: Use): boolean {
  if (addressText(a.address) === addressText(b.address)) return true
  return dialect === '9' && (a.host.nodeId?.isDerived !== false || b.host.nodeId?.isDerived !== false)
}
