import { defineFault } from '../../../rules/define-rule.js'

/** A ";" ends nothing. */
export const unexpectedSemicolon = defineFault({
  id: 'drbd-conf/unexpected-semicolon',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a ";" ends nothing',
  why: 'drbdadm expects a word and refuses the file, also for a second ";" and for one behind "}".',
  do: 'Remove it.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c pe_expected()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unexpected-word'], within: 'nearby' }],
  examples: {
    bad: [
      `resource r0 {
  net { timeout 60;[|;|] }
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
