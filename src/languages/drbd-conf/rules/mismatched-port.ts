import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** Two ends with different ports are legal, and often a slip. */
export const mismatchedPort = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/mismatched-port',
  severity: 'info',
  origin: 'practice',
  summary: 'the two hosts of a resource use different ports',
  why: 'It works, but firewalls and people expect one port for a resource; a typo is likely.',
  do: 'Use the same port on both hosts, unless it is meant.',
  sources: ["DRBD User's Guide, configuring a resource: one port for each resource"],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  on alpha {\n    address 192.0.2.1:7788;\n  }\n' +
          '  on beta {\n    address 192.0.2.2:[|7789|];\n  }\n}\n',
        target: '8.4',
      },
    ],
    good: [
      {
        text:
          'resource r0 {\n  on alpha {\n    address 192.0.2.1:7788;\n  }\n' +
          '  on beta {\n    address 192.0.2.2:7788;\n  }\n}\n',
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    for (const { hosts } of specialResources(configuration)) {
      const [first, second] = hosts
      if (hosts.length !== 2 || first === undefined || second === undefined) continue
      if (first.section.kind !== 'on' || second.section.kind !== 'on') continue
      if (first.section.proxy !== undefined || second.section.proxy !== undefined) continue
      const port = first.address?.port
      const other = second.address?.port
      if (port === undefined || other === undefined || port.value === other.value) continue
      if (first.address?.host.value === second.address?.host.value) continue // One machine for a test.
      yield {
        at: other,
        message: `Port ${other.value} of host "${second.name}" differs from port ${port.value} of host "${first.name}"`,
        related: [{ at: port, message: `host "${first.name}" has its port here` }],
        // Where the other copy has one port, its difference is reported, and what to write.
        followsFrom: [first, second].flatMap(({ address: at }) => (at === undefined ? [] : [{ rule: 'cluster/mismatched-drbd-address', at }])),
      }
    }
  },
})
