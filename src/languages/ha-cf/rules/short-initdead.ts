import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'
import { knownTimes } from '../analysis/effective.js'
import type { HaCf } from '../schema.js'

/** `initdead` should be at least twice `deadtime`. */
export const shortInitdead = defineRule<HaCf>({
  id: 'ha-cf/short-initdead',
  severity: 'info',
  origin: 'practice',
  summary: 'initdead is less than twice deadtime',
  why: 'After a boot the network may come up late. The sample file of heartbeat asks for at least twice deadtime.',
  do: 'Raise initdead.',
  sources: ['heartbeat 3.0.6 doc/ha.cf, remark on initdead'],
  since: '0.1.0',
  examples: {
    bad: ['deadtime 30\ninitdead [|45|]\n'],
    good: ['deadtime 30\ninitdead 60\n', 'deadtime 30\n', 'deadtime 5\ninitdead 8\n'],
  },

  *check({ model }) {
    const { initdead } = model
    const { initdead: first, deadtime } = knownTimes(model)
    if (initdead === undefined || first === undefined || deadtime === undefined) return
    if (first < Math.max(10000, deadtime) || first >= 2 * deadtime) return
    yield {
      at: initdead,
      message: `initdead ${milliseconds(initdead.value)} is less than twice the deadtime of ${milliseconds(deadtime)}`,
    }
  },
})
