import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** `udpport` counts for the media below it. */
export const misplacedUdpport = defineRule<HaCf>({
  id: 'ha-cf/misplaced-udpport',
  severity: 'warning',
  origin: 'practice',
  summary: 'udpport stands below a medium that uses a port',
  why:
    'Each type of medium takes its port at its first line. A later udpport is read and not used, so that ' +
    'two hosts with other orders never hear each other.',
  do: 'Move udpport above the first medium.',
  sources: [
    'heartbeat 3.0.6 lib/plugins/HBcomm/ucast.c ucast_init()',
    'Linux Foundation bug 1502',
    'heartbeat 3.0.6 doc/ha.cf, first remark',
  ],
  since: '0.1.0',
  examples: {
    bad: ['bcast eth0\nudpport [|6942|]\n', 'ucast eth0 192.0.2.2\nudpport [|695|]\nbcast eth1\n'],
    good: [
      'udpport 6942\nbcast eth0\n',
      'bcast eth0\nudpport 694\n',
      'mcast eth0 225.0.0.1 694 1 0\nudpport 6942\n',
    ],
  },

  *check({ model }) {
    for (const port of model.ports) {
      const above = model.media.find(
        ({ type, span, port: used }) =>
          portTypes.has(type) && span.start < port.span.start && used?.value !== port.value,
      )
      if (above === undefined || model.isTemplate) continue
      yield {
        at: port,
        message: `"${above.type}" above goes on with port ${above.port?.value ?? 694}, and not with ${port.value}`,
        related: [{ at: above, message: 'the port is settled here' }],
      }
    }
  },
})

/** The media that ask for `udpport`. */
const portTypes: ReadonlySet<string> = new Set(['bcast', 'ucast', 'ucast6'])
