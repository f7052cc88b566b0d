import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'
import { knownTimes } from '../analysis/effective.js'
import type { HaCf } from '../schema.js'

/** `warntime` should be more than `keepalive`. */
export const unsafeWarntime = defineRule<HaCf>({
  id: 'ha-cf/unsafe-warntime',
  severity: 'warning',
  origin: 'practice',
  summary: 'warntime is not more than keepalive',
  why: 'Each single heartbeat then comes late, and the log fills with warnings that mean nothing.',
  do: 'Raise warntime above keepalive, to about half of deadtime.',
  sources: ['heartbeat FAQ, "Heavy load"', 'ha.cf(5) warntime'],
  since: '0.1.0',
  followsFrom: [{ rules: ['ha-cf/conflicting-deadtime'], within: 'file' }],
  examples: {
    bad: ['keepalive 2\nwarntime [|2|]\n', 'warntime [|500ms|]\n'],
    good: ['keepalive 2\nwarntime 5\n'],
  },

  *check({ model }) {
    const { warntime } = model
    const { warntime: warning, keepalive } = knownTimes(model)
    if (warntime === undefined || warning === undefined || keepalive === undefined || warning > keepalive) return
    yield {
      at: warntime,
      message: `warntime ${milliseconds(warntime.value)} is not more than the keepalive of ${milliseconds(keepalive)}`,
    }
  },
})
