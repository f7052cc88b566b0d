import { defineFault } from '../../../rules/define-rule.js'

/** A port is outside 1–65535. */
export const invalidPort = defineFault({
  id: 'drbd-conf/invalid-port',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a port is outside 1–65535',
  why: 'drbdadm checks ports and refuses the file.',
  do: 'Choose a port in the range.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c range_check() R_PORT'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:[|77880|]; meta-disk internal; }
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
    ],
  },
})
