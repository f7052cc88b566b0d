import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** Multicasts have a port of their own. */
export const mismatchedPort = defineRule<HaCf>({
  id: 'ha-cf/mismatched-port',
  severity: 'info',
  origin: 'practice',
  summary: 'mcast uses another port than udpport says',
  why: 'udpport does not count for mcast, so that a firewall has to let two ports through.',
  do: 'Use one port for both, or take udpport out.',
  sources: ['heartbeat 3.0.6 lib/plugins/HBcomm/mcast.c mcast_parse()'],
  since: '0.1.0',
  examples: {
    bad: ['udpport 694\nbcast eth0\nmcast eth1 225.0.0.1 [|695|] 1 0\n'],
    good: ['udpport 694\nmcast eth1 225.0.0.1 694 1 0\n', 'mcast eth1 225.0.0.1 695 1 0\n'],
  },

  *check({ model }) {
    const udpport = model.ports[model.ports.length - 1]
    if (udpport === undefined || model.isTemplate) return
    for (const { type, port } of model.media) {
      if (!type.startsWith('mcast') || port === undefined || port.value === udpport.value) continue
      yield {
        at: port,
        message: `Port ${port.value} is not the udpport ${udpport.value}`,
        related: [{ at: udpport, message: 'udpport is set here' }],
      }
    }
  },
})
