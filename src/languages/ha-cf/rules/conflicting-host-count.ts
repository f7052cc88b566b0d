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
  followsFrom: [{ rules: ['ha-cf/misleading-character', 'cluster/mismatched-heartbeat-hosts'], within: 'file' }],
  examples: {
    bad: ['node alpha beta [|gamma|]\n', 'node alpha\nnode beta\nnode [|gamma|]\nnode delta\n'],
    good: ['node alpha beta\n', 'node alpha beta gamma\ncrm on\n'],
  },

  *check({ model }) {
    if (model.manager !== 'haresources' || model.isTemplate) return
    const first = new Map<string, (typeof model.hosts)[number]>()
    for (const host of model.hosts) if (!first.has(host.value.toLowerCase())) first.set(host.value.toLowerCase(), host)
    const [, , surplus] = first.values()
    if (surplus !== undefined) yield { at: surplus, message: `The file lists ${first.size} hosts, and haresources can serve two` }
  },
})
