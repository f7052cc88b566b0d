import { defineFault } from '../../../rules/define-rule.js'

/** A number too large for its field loses its high bits. */
export const wrappedNumber = defineFault({
  id: 'ha-cf/wrapped-number',
  severity: 'error',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'the number does not fit and becomes another one',
  why:
    'Heartbeat keeps the lowest bits: a port of 66230 becomes 694, a time to live of 256 becomes 0. The ' +
    'other hosts may use another number.',
  do: 'Write a number inside the range.',
  sources: [
    'heartbeat 3.0.6 lib/plugins/HBcomm/mcast.c get_port(), get_ttl(), get_loop()',
    'heartbeat 3.0.6 heartbeat/config.c set_udpport()',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      'mcast eth0 225.0.0.1 [|66230|] 1 0\n',
      'mcast eth0 225.0.0.1 694 [|257|] 0\n',
      'udpport [|70000|]\n',
    ],
    good: ['mcast eth0 225.0.0.1 694 1 0\n'],
  },
})
