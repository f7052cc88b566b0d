import { defineFault } from '../../../rules/define-rule.js'

/** ping6 and ucast6 need an IPv6 address. */
export const invalidIpv6Address = defineFault({
  id: 'ha-cf/invalid-ipv6-address',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the address is not an IPv6 address',
  why:
    'These directives look up no names: heartbeat does not start. ucast6 also refuses multicast, loopback ' +
    'and unspecified addresses.',
  do: 'Write the address of the other host, such as 2001:db8::2.',
  sources: [
    'heartbeat 3.0.6 lib/plugins/HBcomm/ping6.c new_ping_interface()',
    'heartbeat 3.0.6 lib/plugins/HBcomm/ucast6.c is_valid_ucast6_addr()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['ping6 [|router|]\n', 'ucast6 eth0 [|::1|]\n'],
    good: ['ping6 2001:db8::1\n', 'ucast6 eth0 fe80::2%eth0\n'],
  },
})
