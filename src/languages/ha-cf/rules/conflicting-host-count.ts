import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** haresources is made for two hosts. */
export const conflictingHostCount = defineRule<HaCf>({
  id: 'ha-cf/conflicting-host-count',
  severity: 'error',
  origin: 'practice',
  summary: 'more than two hosts while heartbeat manages haresources',
  why: 'Takeover by haresources knows one other host only: with a third one, two hosts may take the same resources.',
  do: 'Leave two hosts, or switch Pacemaker on.',
  sources: [
    'heartbeat 3.0.6 heartbeat/lib/hb_takeover.in and doc/ha.cf, remark on node',
    'DRBD User\'s Guide 8.3, Heartbeat, R1 style clusters',
  ],
  since: '0.1.0',
  examples: {
    bad: ['node alpha beta [|gamma|]\n', 'node alpha\nnode beta\nnode [|gamma|]\nnode delta\n'],
    good: ['node alpha beta\n', 'node alpha beta gamma\ncrm on\n'],
  },

  *check({ model }) {
    const names = new Set<string>()
    if (model.manager !== 'haresources' || model.isTemplate) return
    for (const host of model.hosts) {
      names.add(host.value.toLowerCase())
      if (names.size < 3) continue
      yield { at: host, message: `Host "${host.value}" is one more than the two that haresources can serve` }
      return
    }
  },
})
