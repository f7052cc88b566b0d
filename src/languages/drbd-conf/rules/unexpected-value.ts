import { defineFault } from '../../../rules/define-rule.js'

/** A switch has a value. */
export const unexpectedValue = defineFault({
  id: 'drbd-conf/unexpected-value',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a switch has a value',
  why: 'Up to 8.3 these words are turned on by their presence and take no value.',
  do: 'Remove the value; to turn the switch off, remove the whole statement.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c parse_options()'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      {
        text: `resource r0 {
  protocol C;
  net { allow-two-primaries [|yes|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
    ],
    good: [
      {
        text: `resource r0 {
  protocol C;
  net { allow-two-primaries; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
      `resource r0 {
  net { allow-two-primaries yes; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
