import { defineRule } from '../../../rules/define-rule.js'
import { isFailbackUnread } from '../analysis/failback.js'
import { ipfailOf } from '../analysis/programs.js'
import type { HaCf } from '../schema.js'

/** ipfail needs `auto_failback` on or off. */
export const conflictingIpfail = defineRule<HaCf>({
  id: 'ha-cf/conflicting-ipfail',
  severity: 'error',
  origin: 'practice',
  summary: 'ipfail runs while auto_failback is legacy',
  why: 'ipfail looks at the setting, ends with status 100 and is not started again.',
  do: 'Set auto_failback on or off.',
  sources: ['heartbeat 3.0.6 contrib/ipfail/ipfail.c', 'heartbeat GettingStarted, "Configuring ipfail"'],
  since: '0.1.0',
  examples: {
    bad: [
      'ping 192.0.2.1\n[|respawn hacluster /usr/lib/heartbeat/ipfail|]\n',
      'auto_failback [|legacy|]\nrespawn hacluster /usr/lib/heartbeat/ipfail\n',
    ],
    good: ['auto_failback off\nrespawn hacluster /usr/lib/heartbeat/ipfail\n'],
  },

  *check({ model }) {
    const ipfail = ipfailOf(model)
    if (ipfail === undefined || model.failback.mode !== 'legacy' || model.manager !== 'haresources') return
    if (model.isTemplate || isFailbackUnread(model)) return
    const at = model.failback.at ?? ipfail
    const reason = model.failback.at === undefined ? 'not set' : 'legacy'
    yield {
      at,
      message: `ipfail ends at once because auto_failback is ${reason}`,
      ...(at === ipfail ? {} : { related: [{ at: ipfail, message: 'ipfail is started here' }] }),
    }
  },
})
