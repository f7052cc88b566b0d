import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'
import { laterOf } from '../analysis/order.js'
import { knownTimes } from '../analysis/effective.js'
import type { HaCf } from '../schema.js'

/** `initdead` must not be less than `deadtime`. */
export const conflictingInitdead = defineRule<HaCf>({
  id: 'ha-cf/conflicting-initdead',
  severity: 'error',
  origin: 'daemon',
  summary: 'initdead is less than deadtime',
  why:
    'The first round after a start may take longer than later ones, never less. Heartbeat counts this as ' +
    'a configuration error.',
  do: 'Raise initdead to at least twice deadtime.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c init_config(): Initial dead time is smaller than deadtime'],
  since: '0.1.0',
  examples: {
    bad: ['deadtime 30\ninitdead [|20|]\n', 'initdead [|15|]\n', 'initdead 40\ndeadtime [|60|]\n'],
    good: ['deadtime 30\ninitdead 30\n', 'deadtime 60\n'],
  },

  *check({ model }) {
    const { initdead, deadtime } = model
    const times = knownTimes(model)
    if (initdead === undefined || times.initdead === undefined || times.deadtime === undefined) return
    if (times.initdead >= times.deadtime) return
    const at = laterOf(initdead, deadtime) ?? initdead
    const other = at === initdead ? deadtime : initdead
    const assumed = deadtime === undefined ? ' that heartbeat assumes' : ''
    const [first, later] = [milliseconds(initdead.value), milliseconds(times.deadtime)]
    yield {
      at,
      message:
        at === initdead
          ? `initdead ${first} is less than the deadtime of ${later}${assumed}`
          : `deadtime ${later} is more than the initdead of ${first}`,
      ...(other === undefined ? {} : { related: [{ at: other, message: 'the other one is set here' }] }),
    }
  },
})
