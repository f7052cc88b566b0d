import { defineFault } from '../../../rules/define-rule.js'

/** The ";" of a statement is missing. */
export const missingSemicolon = defineFault({
  id: 'drbd-conf/missing-semicolon',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the ";" of a statement is missing',
  why: 'drbdadm reads on into the next word and refuses the file; 0.7 only complains where the line ends there.',
  do: 'Add the ";".',
  sources: ["drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c EXP(';')"],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `resource r0 {
  net { timeout 60[|] }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `resource r0 {
  net {
    timeout 60[|]
    ping-int 10;
  }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
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
