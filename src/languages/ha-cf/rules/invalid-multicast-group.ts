import { defineFault } from '../../../rules/define-rule.js'

/** mcast needs a multicast address. */
export const invalidMulticastGroup = defineFault({
  id: 'ha-cf/invalid-multicast-group',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the group is not a multicast address',
  why: 'Heartbeat does not start.',
  do:
    'Use an address such as 239.0.0.43; for mcast6 one such as ff12::1:2:3:4, in the scope of link, ' +
    'admin, site or organisation.',
  sources: [
    'heartbeat 3.0.6 lib/plugins/HBcomm/mcast.c is_valid_mcast_addr()',
    'heartbeat 3.0.6 lib/plugins/HBcomm/mcast6.c is_valid_mcast6_addr()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['mcast eth0 [|192.0.2.1|] 694 1 0\n', 'mcast6 eth0 [|ff0e::1|] 694 1 0\n'],
    good: ['mcast eth0 225.0.0.1 694 1 0\n', 'mcast6 eth0 ff12::1:2:3:4 694 1 0\n'],
  },
})
