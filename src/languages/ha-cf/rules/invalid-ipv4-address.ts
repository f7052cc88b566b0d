import { defineFault } from '../../../rules/define-rule.js'

/** Digits and points must make an IPv4 address. */
export const invalidIpv4Address = defineFault({
  id: 'ha-cf/invalid-ipv4-address',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the address is not an IPv4 address',
  why:
    'No name service can resolve it: heartbeat does not start. In ping_group it starts, and the member ' +
    'never answers.',
  do: 'Correct the address.',
  sources: [
    'heartbeat 3.0.6 lib/plugins/HBcomm/ucast.c new_ip_interface()',
    'heartbeat 3.0.6 lib/plugins/HBcomm/ping.c new_ping_interface()',
    'heartbeat 3.0.6 lib/plugins/HBcomm/ping_group.c ping_group_add_node()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['ucast eth0 [|192.0.2.256|]\n', 'ping [|192.0.2.1.1|]\n'],
    good: ['ucast eth0 192.0.2.2\n', 'ucast eth0 beta\n'],
  },
})
