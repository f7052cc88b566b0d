import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'
import { laterOf } from '../analysis/order.js'
import { knownTimes } from '../analysis/effective.js'
import type { HaCf } from '../schema.js'

/** `deadtime` must be more than twice `keepalive`. */
export const conflictingDeadtime = defineRule<HaCf>({
  id: 'ha-cf/conflicting-deadtime',
  severity: 'error',
  origin: 'daemon',
  summary: 'deadtime is not more than twice keepalive',
  why:
    'A single late packet would declare a live host dead. Heartbeat counts this as a configuration error ' +
    'and does not start.',
  do: 'Raise deadtime or lower keepalive.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c init_config(): Dead time is too small compared to keeplive',
    'heartbeat 3.0.6 heartbeat/config.c init_config(): keepalive is 1 s and deadtime 30 s where the file is silent',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      'keepalive 5\ndeadtime [|10|]\n',
      'deadtime [|2|]\n',
      'keepalive [|15|]\n',
      'deadtime 3\nkeepalive [|1500ms|]\n',
    ],
    good: ['keepalive 2\ndeadtime 30\n', 'deadtime 3\n', 'deadtime 5\nkeepalive 10\nkeepalive 2\n'],
  },

  *check({ model }) {
    const { keepalive, deadtime } = knownTimes(model)
    const at = laterOf(model.deadtime, model.keepalive)
    if (at === undefined || deadtime === undefined || keepalive === undefined || deadtime > 2 * keepalive) return
    const other = at === model.deadtime ? model.keepalive : model.deadtime
    const assumed = other === undefined ? ' that heartbeat assumes' : ''
    const [dead, beat] = [milliseconds(deadtime), milliseconds(keepalive)]
    yield {
      at,
      message:
        at === model.deadtime
          ? `deadtime ${dead} is not more than twice the keepalive of ${beat}${assumed}`
          : `keepalive ${beat} is not less than half the deadtime of ${dead}${assumed}`,
      ...(other === undefined ? {} : { related: [{ at: other, message: 'the other one is set here' }] }),
    }
  },
})
