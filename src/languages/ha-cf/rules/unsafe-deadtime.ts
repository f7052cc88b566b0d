import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'
import { knownTimes } from '../analysis/effective.js'
import type { HaCf } from '../schema.js'

/** `deadtime` should leave room for more than two lost heartbeats. */
export const unsafeDeadtime = defineRule<HaCf>({
  id: 'ha-cf/unsafe-deadtime',
  severity: 'info',
  origin: 'practice',
  summary: 'deadtime is less than three times keepalive',
  why: 'Two packets that are lost or late under load are enough to declare a live host dead.',
  do: 'Raise deadtime or lower keepalive. Find the value by watching the warnings of warntime.',
  sources: ['heartbeat FAQ, "Heavy load"'],
  since: '0.1.0',
  examples: {
    bad: ['keepalive 2\ndeadtime [|5|]\n'],
    good: ['keepalive 2\ndeadtime 10\n', 'keepalive 2\ndeadtime 4\n'],
  },

  *check({ model }) {
    const { deadtime } = model
    const { deadtime: dead, keepalive } = knownTimes(model)
    if (deadtime === undefined || dead === undefined || keepalive === undefined) return
    if (dead <= 2 * keepalive || dead >= 3 * keepalive) return
    yield {
      at: deadtime,
      message:
        `deadtime ${milliseconds(deadtime.value)} is less than three times ` +
        `the keepalive of ${milliseconds(keepalive)}`,
    }
  },
})
