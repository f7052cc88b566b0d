import { defineFault } from '../../../rules/define-rule.js'

/** A number is outside its range. */
export const invalidRange = defineFault({
  id: 'drbd-conf/invalid-range',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a number is outside its range',
  why: 'drbdadm checks the number and refuses the file.',
  do: 'Choose a number in the range.',
  sources: [
    'drbd user/drbdadm_parser.c range_check(); drbd-utils user/v9/config_flags.c check_numeric(); linux/drbd_limits.h',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `resource r0 {
  net { timeout [|601|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  net { timeout 600; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
