import { defineFault } from '../../../rules/define-rule.js'

/** The file ends before the last brace of a resource or of `common`; drbdadm takes its end for the brace. */
export const unclosedResource = defineFault({
  id: 'drbd-conf/unclosed-resource',
  severity: 'warning',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'the file ends before the last brace of a resource or of common',
  why: 'drbdadm takes the end of the file for the brace and says nothing. A file that was cut off while it was copied looks the same, and what somebody adds behind is taken for a part of the resource.',
  do: 'See that nothing is missing at the end of the file, and write the "}".',
  sources: ['drbd-utils user/v9/drbdadm_parser.c parse_resource()', 'drbdadm 9.22 dump'],
  since: '0.1.0',
  fix: 'unsafe',
  followsFrom: [{ rules: ['drbd-conf/invalid-word', 'drbd-conf/unclosed-string'], within: 'file' }],
  examples: {
    bad: [
      `[|resource r0|] {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
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
