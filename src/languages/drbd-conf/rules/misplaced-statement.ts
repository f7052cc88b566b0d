import { defineFault } from '../../../rules/define-rule.js'

/** A statement or section stands in the wrong place. A warning for those that drbdadm reads in `common` and forgets. */
export const misplacedStatement = defineFault({
  id: 'drbd-conf/misplaced-statement',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a statement or section stands in the wrong place',
  why: 'drbdadm knows the word, but not here, and refuses the file. What belongs to one resource, such as device, it takes in common, but does nothing with it.',
  do: 'Move it to where it belongs.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c pe_expected()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unexpected-brace', 'drbd-conf/unclosed-block', 'drbd-conf/missing-block', 'drbd-conf/unexpected-semicolon'], within: 'file' }, { rules: ['drbd-conf/missing-semicolon', 'drbd-conf/invalid-template'], within: 'nearby' }],
  fix: 'safe',
  examples: {
    bad: ['[|on|] alpha { }\n', { text: 'common { [|meta-disk|] internal; }\n', target: '8.4' }],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
