import { defineFault } from '../../../rules/define-rule.js'

/** The "{" of a section is missing. */
export const missingBlock = defineFault({
  id: 'drbd-conf/missing-block',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the "{" of a section is missing',
  why: 'drbdadm expects a block here and refuses the file.',
  do: 'Add the "{".',
  sources: ["drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c EXP('{')"],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unclosed-block', 'drbd-conf/unknown-statement', 'drbd-conf/unexpected-semicolon'], within: 'file' }],
  examples: {
    bad: [
      `resource r0[|]
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
