import { defineFault } from '../../../rules/define-rule.js'

/** A statement stands twice where it may stand once. */
export const duplicateStatement = defineFault({
  id: 'drbd-conf/duplicate-statement',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a statement stands twice where it may stand once',
  why: 'drbdadm refuses the second one.',
  do: 'Remove one of them.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c check_upr()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unexpected-brace', 'drbd-conf/unclosed-block', 'drbd-conf/missing-block', 'drbd-conf/misplaced-statement'], within: 'file' }],
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; [|device|] /dev/drbd1; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
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
