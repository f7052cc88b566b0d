import { defineFault } from '../../../rules/define-rule.js'

/** A statement has no value. */
export const missingArgument = defineFault({
  id: 'drbd-conf/missing-argument',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a statement has no value',
  why: 'drbdadm expects one and refuses the file.',
  do: 'Write the value.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c expect_STRING_or_INT()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/missing-semicolon'], within: 'nearby' }],
  examples: {
    bad: [
      '[|resource|] {\n}\n',
      {
        text: `resource r0 {
  protocol C;
  net { [|timeout|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.4',
      },
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
