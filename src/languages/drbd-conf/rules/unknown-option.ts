import { defineFault } from '../../../rules/define-rule.js'

/** A section has no such option. */
export const unknownOption = defineFault({
  id: 'drbd-conf/unknown-option',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a section has no such option',
  why: 'drbdadm refuses a word that it does not know.',
  do: 'Correct the word; most often it is a slip of the pen.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c "an option keyword expected"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/misleading-character'], within: 'nearby' }],
  fix: 'unsafe',
  examples: {
    bad: [
      `resource r0 {
  net { [|time-out|] 60; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  net { timeout 60; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
