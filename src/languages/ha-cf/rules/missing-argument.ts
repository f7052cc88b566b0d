import { defineFault } from '../../../rules/define-rule.js'

/** A line that is read as a whole needs all its parts. */
export const missingArgument = defineFault({
  id: 'ha-cf/missing-argument',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the line lacks a part',
  why: 'Heartbeat refuses the file. A bare ucast or mcast line even makes it crash.',
  do: 'Add what is missing.',
  sources: [
    'heartbeat 3.0.6 lib/plugins/HBcomm/ucast.c ucast_parse()',
    'heartbeat 3.0.6 lib/plugins/HBcomm/mcast.c mcast_parse()',
    'heartbeat 3.0.6 lib/plugins/HBcomm/ping_group.c ping_group_parse()',
    'heartbeat 3.0.6 heartbeat/config.c add_client_child_base(), set_api_authorization(), set_stonith_host_info()',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      '[|ucast eth0|]\n',
      '[|ucast|]\n',
      '[|mcast|] # eth0 225.0.0.1 694 1 0\n',
      '[|mcast eth0 225.0.0.1 694 1|]\n',
      '[|ping_group routers|]\n',
      '[|respawn hacluster|]\n',
      '[|apiauth dopd|]\n',
      '[|stonith_host *|]\n',
    ],
    good: ['ucast eth0 192.0.2.2\n', 'mcast eth0 225.0.0.1 694 1 0\n', 'apiauth dopd uid=hacluster\n'],
  },
})
