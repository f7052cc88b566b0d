import { defineRule } from '../../../rules/define-rule.js'
import { ipfailOf } from '../analysis/programs.js'
import type { HaCf } from '../schema.js'

/** ipfail needs ping targets. */
export const unusedIpfail = defineRule<HaCf>({
  id: 'ha-cf/unused-ipfail',
  severity: 'warning',
  origin: 'practice',
  summary: 'ipfail runs without ping targets',
  why: 'It compares how many ping targets each host reaches. Without any it does nothing.',
  do: 'Add ping or ping_group lines, the same on all hosts.',
  sources: ['heartbeat GettingStarted, "Configuring ipfail"'],
  since: '0.1.0',
  examples: {
    bad: ['[|respawn hacluster /usr/lib/heartbeat/ipfail|]\nauto_failback off\n'],
    good: ['ping 192.0.2.1\nrespawn hacluster /usr/lib/heartbeat/ipfail\n'],
  },

  *check({ model }) {
    const ipfail = ipfailOf(model)
    if (ipfail === undefined || model.isTemplate || model.hasUnreadLines) return
    if (model.media.some(medium => medium.isPing)) return
    yield { at: ipfail, message: 'ipfail does nothing without ping targets' }
  },
})
