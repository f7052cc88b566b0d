import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'
import { knownTimes } from '../analysis/effective.js'
import type { HaCf } from '../schema.js'

/** `warntime` should be less than `deadtime`. */
export const conflictingWarntime = defineRule<HaCf>({
  id: 'ha-cf/conflicting-warntime',
  severity: 'warning',
  origin: 'practice',
  summary: 'warntime is not less than deadtime',
  why: 'The warning of a late heartbeat can never come before the host is declared dead.',
  do: 'Lower warntime to about half of deadtime.',
  sources: [
    'heartbeat 3.0.6 heartbeat/hb_api.c and heartbeat.c: late heartbeat is logged above warntime',
    'heartbeat FAQ, "Heavy load"',
  ],
  since: '0.1.0',
  // A deadtime that is too short is one fault, whatever else lies above it.
  followsFrom: [{ rules: ['ha-cf/conflicting-deadtime', 'cluster/mismatched-heartbeat-times'], within: 'file' }],
  examples: {
    bad: ['deadtime 5\nwarntime [|10|]\n', 'warntime [|30|]\n'],
    good: ['deadtime 30\nwarntime 10\n'],
  },

  *check({ model }) {
    const { warntime } = model
    const { warntime: warning, deadtime } = knownTimes(model)
    if (warntime === undefined || warning === undefined || deadtime === undefined || warning < deadtime) return
    yield {
      at: warntime,
      message: `warntime ${milliseconds(warntime.value)} is not less than the deadtime of ${milliseconds(deadtime)}`,
      ...(model.deadtime === undefined ? {} : { related: [{ at: model.deadtime, message: 'deadtime is set here' }] }),
    }
  },
})
