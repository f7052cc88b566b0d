import { defineFault } from '../../../rules/define-rule.js'

/** A time is a number of seconds, or one with ms or us. */
export const invalidTime = defineFault({
  id: 'ha-cf/invalid-time',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the value is not a time',
  why: 'Heartbeat does not understand it and does not start. It names neither the line nor the value.',
  do: 'Write seconds without a unit, or milliseconds with ms and no blank between.',
  sources: [
    'cluster-glue lib/clplumbing/cl_misc.c cl_get_msec()',
    'heartbeat 3.0.6 heartbeat/config.c set_keepalive_ms() and its like',
  ],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      'deadtime [|10s|]\n',
      'deadtime 10 [|seconds|]\n',
      'keepalive [|0|]\n',
      'warntime [|-1|]\n',
      'initdead [|2m|]\n',
    ],
    good: ['deadtime 10\n', 'keepalive 500ms\n', 'keepalive .5\n', 'deadping 0\nkeepalive 2\n'],
  },
})
