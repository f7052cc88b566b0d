import { defineFault } from '../../../rules/define-rule.js'

/** A word stands where something else is expected. */
export const unexpectedWord = defineFault({
  id: 'drbd-conf/unexpected-word',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a word stands where something else is expected',
  why: 'drbdadm stops at the first word that does not fit.',
  do: 'Remove the word, or write what is missing before it.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c pe_expected_got()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/misleading-character'], within: 'nearby' }],
  fix: 'safe',
  examples: {
    bad: [
      `resource r0 {
  net { timeout 60 [|seconds|]; }
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
