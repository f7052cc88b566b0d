import { defineFault } from '../../../rules/define-rule.js'

/** Heartbeat ignores what follows a number. */
export const misreadValue = defineFault({
  id: 'ha-cf/misread-value',
  severity: 'warning',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'heartbeat takes only a part of the value',
  why:
    'Digits are read up to the first other character and the rest is dropped without a word, so that the ' +
    'value may not be the one that was meant.',
  do: 'Write the number alone, or the time with ms or us.',
  sources: [
    'cluster-glue lib/clplumbing/cl_misc.c cl_get_msec()',
    'heartbeat 3.0.6 heartbeat/config.c atoi() in set_udpport() and its like',
  ],
  since: '0.1.0',
  examples: {
    bad: ['udpport [|694x|]\n', 'deadtime [|30.0.5|]\n', 'keepalive [|500mss|]\n', 'hopfudge [|x|]\n'],
    good: ['udpport 694\n', 'keepalive 500ms\n'],
  },
})
