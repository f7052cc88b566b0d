import { defineFault } from '../../../rules/define-rule.js'

/** An address cannot be read. */
export const invalidAddress = defineFault({
  id: 'drbd-conf/invalid-address',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an address cannot be read',
  why: 'drbdadm takes addresses such as 192.0.2.1:7788 and ipv6 [2001:db8::1]:7788, without quotes; it does not look names up.',
  do: 'Write address and port.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c __parse_address()'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address [|alpha|]:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1[|]; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address ipv6 [2001:db8::1]:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address ipv6 [2001:db8::2]:7788; meta-disk internal; }
}
`,
    ],
  },
})
