import { defineFault } from '../../../rules/define-rule.js'

/** A resource has two sections of one kind. */
export const duplicateSection = defineFault({
  id: 'drbd-conf/duplicate-section',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a resource has two sections of one kind',
  why: 'drbdadm refuses the second one.',
  do: 'Merge them.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c check_upr() "… section"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unexpected-brace', 'drbd-conf/unclosed-block', 'drbd-conf/missing-block', 'drbd-conf/misplaced-statement'], within: 'file' }],
  examples: {
    bad: [
      `resource r0 {
  net { timeout 60; }
  [|net|] { ping-int 10; }
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
