import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'
import { knownTimes } from '../analysis/effective.js'
import type { HaCf } from '../schema.js'

/** `initdead` should be ten seconds or more. */
export const unsafeInitdead = defineRule<HaCf>({
  id: 'ha-cf/unsafe-initdead',
  severity: 'warning',
  origin: 'daemon',
  summary: 'initdead is less than 10 s',
  why:
    'Network cards and switches need seconds after a boot. A host that hears nothing so long declares the ' +
    'other one dead and takes the resources. Heartbeat warns of it.',
  do: 'Raise initdead; 60 s or 120 s are usual.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c init_config(): Initial dead time may be too small',
    'ha.cf(5) initdead',
  ],
  since: '0.1.0',
  examples: {
    bad: ['deadtime 5\ninitdead [|8|]\n'],
    good: ['deadtime 5\ninitdead 10\n', 'deadtime 30\ninitdead 8\n'],
  },

  *check({ model }) {
    const { initdead } = model
    const times = knownTimes(model)
    if (initdead === undefined || times.initdead === undefined || times.deadtime === undefined) return
    if (times.initdead >= 10000 || times.initdead < times.deadtime) return
    yield { at: initdead, message: `initdead ${milliseconds(initdead.value)} is less than 10 s` }
  },
})
