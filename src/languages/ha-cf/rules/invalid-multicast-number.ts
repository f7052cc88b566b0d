import { defineFault } from '../../../rules/define-rule.js'

/** Port, time to live and loop of mcast must lie in their ranges. */
export const invalidMulticastNumber = defineFault({
  id: 'ha-cf/invalid-multicast-number',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a number of the multicast line is outside its range',
  why: 'Heartbeat does not start.',
  do: 'Use a port from 1 to 65535, a time to live from 0 to 4, and 0 or 1 for loop.',
  sources: [
    'heartbeat 3.0.6 lib/plugins/HBcomm/mcast.c mcast_parse()',
    'heartbeat 3.0.6 lib/plugins/HBcomm/mcast6.c mcast6_parse()',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      'mcast eth0 225.0.0.1 [|0|] 1 0\n',
      'mcast eth0 225.0.0.1 694 [|64|] 0\n',
      'mcast eth0 225.0.0.1 694 1 [|2|]\n',
    ],
    good: ['mcast eth0 225.0.0.1 694 1 0\n'],
  },
})
