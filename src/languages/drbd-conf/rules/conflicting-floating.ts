import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, HostSection } from '../schema.js'
import { resourcesWith } from '../analysis/resources-with.js'

/** A resource names its hosts either by name or by address. */
export const conflictingFloating = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/conflicting-floating',
  severity: 'warning',
  origin: 'practice',
  summary: 'floating and on are mixed in one resource',
  why: 'The one is found by its address, the other by the name of the host. On a host that matches both or none, drbdadm picks the wrong end.',
  do: 'Use on for all hosts, or floating for all.',
  sources: ['drbd.conf(5) "floating": like on, except that the address takes the place of the name'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  on alpha {\n    address 192.0.2.1:7788;\n  }\n' +
          '  [|floating 192.0.2.2:7788|] {\n    device /dev/drbd0;\n  }\n}\n',
        target: '8.4',
      },
    ],
    good: [
      {
        text: 'resource r0 {\n  floating 192.0.2.1:7788 {\n  }\n  floating 192.0.2.2:7788 {\n  }\n}\n',
        target: '8.4',
      },
      {
        text:
          'resource r0 {\n  on alpha {\n    node-id 0;\n    address 192.0.2.1:7788;\n  }\n' +
          '  floating 192.0.2.2:7788 {\n    node-id 1;\n    device /dev/drbd0;\n    disk none;\n  }\n}\n',
        target: '9.22',
      },
    ],
  },

  *check({ configuration }) {
    for (const { section } of resourcesWith(configuration, 'floating host')) {
      const named = section.hosts.find(host => host.kind === 'on')
      const floating = section.hosts.find(host => host.kind === 'floating' && !isDiskless(host))
      if (named === undefined || floating === undefined) continue
      const isReversed = named.file === floating.file && named.span.start > floating.span.start
      const [first, second] = isReversed ? [floating, named] : [named, floating]
      yield {
        at: second,
        message: 'Hosts are given by name and by address in one resource',
        related: [{ at: first, message: 'the other kind is here' }],
      }
    }
  },
})

/** A client that reads and writes over the network only may run on any host, and is rightly given by its address. */
function isDiskless({ volumes }: HostSection): boolean {
  return volumes.length > 0 && volumes.every(({ disk }) => disk?.value === 'none')
}
