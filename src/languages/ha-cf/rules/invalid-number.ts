import { defineFault } from '../../../rules/define-rule.js'

/** A number must lie in the range of its option. */
export const invalidNumber = defineFault({
  id: 'ha-cf/invalid-number',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the number is outside the range of its option',
  why: 'Heartbeat does not start, for most options without a message.',
  do: 'Write a number inside the range. Where there are no digits, heartbeat reads 0.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c set_hopfudge(), set_udpport(), set_realtime_prio(), set_debuglevel()',
    'heartbeat 3.0.6 heartbeat/config.c set_compression_threshold(), set_max_rexmit_delay(), set_memreserve()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['hopfudge [|256|]\n', 'udpport [|abc|]\n', 'rtprio [|0|]\n', 'debug [|-1|]\n'],
    good: ['hopfudge 1\n', 'udpport 694\n'],
  },
})
