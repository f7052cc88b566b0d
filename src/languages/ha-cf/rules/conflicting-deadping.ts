import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'
import { knownTimes } from '../analysis/effective.js'
import type { HaCf } from '../schema.js'

/** `deadping` must be more than twice `keepalive`. */
export const conflictingDeadping = defineRule<HaCf>({
  id: 'ha-cf/conflicting-deadping',
  severity: 'error',
  origin: 'daemon',
  summary: 'deadping is not more than twice keepalive',
  why: 'A single late answer would declare a ping target dead. Heartbeat counts this as a configuration error.',
  do: 'Raise deadping or lower keepalive.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c init_config(): Ping dead time is too small compared to keeplive'],
  since: '0.1.0',
  examples: {
    bad: ['keepalive 5\ndeadping [|10|]\n', 'deadping [|2|]\n'],
    good: ['deadping 10\n', 'keepalive 5\ndeadtime 30\n'],
  },

  *check({ model }) {
    const { deadping, keepalive } = model
    const { deadping: silence, keepalive: beat } = knownTimes(model)
    if (deadping === undefined || silence === undefined || beat === undefined || silence > 2 * beat) return
    const assumed = keepalive === undefined ? ' that heartbeat assumes' : ''
    const [dead, expected] = [milliseconds(deadping.value), milliseconds(beat)]
    yield {
      at: deadping,
      message: `deadping ${dead} is not more than twice the keepalive of ${expected}${assumed}`,
      ...(keepalive === undefined ? {} : { related: [{ at: keepalive, message: 'keepalive is set here' }] }),
    }
  },
})
