import { defineRule } from '../../../rules/define-rule.js'
import { isLoopback } from '../analysis/paths.js'
import type { HaCf } from '../schema.js'

/** Nothing on loopback reaches another host. */
export const unsafeLoopback = defineRule<HaCf>({
  id: 'ha-cf/unsafe-loopback',
  severity: 'warning',
  origin: 'practice',
  summary: 'heartbeats go out on the loopback interface',
  why: 'What is sent on "lo" never leaves the host: no peer hears it, and a path that looks redundant is not there.',
  do: 'Name an interface that is connected to the other host.',
  sources: ['ha.cf(5) "bcast", "ucast", "mcast": the interface to send on', 'RFC 1122 3.2.1.3: loopback never leaves the host'],
  since: '0.1.0',
  examples: {
    bad: [
      'node alpha beta\nbcast eth0 eth1 [|lo|]\n',
      'node alpha beta\nbcast [|lo|] eth0\n',
      'node alpha beta\nucast [|lo|] 192.0.2.2\nbcast eth0 eth1\n',
      'node alpha beta\nmcast [|lo|] 239.0.0.43 694 1 0\nbcast eth0 eth1\n',
    ],
    good: ['node alpha beta\nbcast eth0 lo1\n'],
  },

  *check({ model }) {
    if (model.isTemplate || model.hosts.length === 1) return
    for (const medium of model.media) {
      if (medium.isPing || medium.interface === undefined || !isLoopback(medium)) continue
      yield { at: medium.interface, message: `"${medium.interface.value}" is the host itself: no other host hears heartbeats on it` }
    }
  },
})
