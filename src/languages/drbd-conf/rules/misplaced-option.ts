import { defineFault } from '../../../rules/define-rule.js'

/** An option stands in the wrong section. */
export const misplacedOption = defineFault({
  id: 'drbd-conf/misplaced-option',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an option stands in the wrong section',
  why: 'drbdadm knows the option, but not here, and refuses the file.',
  do: 'Move it to its section.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c parse_options()'],
  isOfRelease: true,
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unexpected-brace', 'drbd-conf/unclosed-block', 'drbd-conf/misplaced-statement', 'drbd-conf/missing-block'], within: 'file' }],
  fix: 'safe',
  examples: {
    bad: [
      `resource r0 {
  net { [|resync-rate|] 10M; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  disk { resync-rate 10M; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
