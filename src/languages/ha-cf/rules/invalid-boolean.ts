import { defineFault } from '../../../rules/define-rule.js'

/** A switch must be on or off. */
export const invalidBoolean = defineFault({
  id: 'ha-cf/invalid-boolean',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the value is neither on nor off',
  why: 'Heartbeat does not start.',
  do: 'Write on or off; yes, true, y, 1 and no, false, n, 0 are the same, in any case.',
  sources: [
    'cluster-glue lib/clplumbing/cl_misc.c cl_str_to_boolean()',
    'heartbeat 3.0.6 heartbeat/config.c set_realtime() and its like',
  ],
  since: '0.1.0',
  examples: {
    bad: ['realtime [|maybe|]\n', 'use_logd [|enabled|]\n'],
    good: ['realtime ON\n', 'use_logd y\n'],
  },
})
