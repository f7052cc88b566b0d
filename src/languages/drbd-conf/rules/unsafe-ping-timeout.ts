import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'
import type { Configuration } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'

/** Half a second is little time for a peer under load to answer a keep-alive packet. */
export const unsafePingTimeout = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-ping-timeout',
  severity: 'info',
  origin: 'practice',
  summary: 'ping-timeout is half a second or less',
  why: 'ping-timeout counts tenths of a second. A peer that is alive, but busy, is taken for dead: "PingAck did not arrive in time".',
  do: 'Give the peer a few seconds: 30 or more, below ten times ping-int.',
  sources: ['drbd.conf(5) "ping-timeout": in tenths of a second, 5 by default', 'https://github.com/LINBIT/drbd/issues/27'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    ping-timeout [|5|];\n  }\n}\n', target: '8.4' },
      { text: 'common {\n  net {\n    ping-timeout [|1|];\n  }\n}\nresource r0 {\n}\n', target: '9.22' },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    ping-timeout 30;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    timeout 60;\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ configuration }) {
    for (const setting of settingsNamed(configuration, 'ping-timeout')) {
      if (setting.number === undefined || setting.number < 1 || setting.number > shortest) continue
      yield { at: setting, message: `A peer that does not answer within ${milliseconds(setting.number * 100)} is taken for dead` }
    }
  },
})

/** The default, in tenths of a second. */
const shortest = 5
