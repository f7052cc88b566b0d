import { defineFault } from '../../../rules/define-rule.js'

/** There is no such statement or section. */
export const unknownStatement = defineFault({
  id: 'drbd-conf/unknown-statement',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'there is no such statement or section',
  why: 'drbdadm refuses a word that it does not know.',
  do: 'Correct the word.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c pe_expected()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unexpected-word', 'drbd-conf/unclosed-block', 'drbd-conf/missing-semicolon', 'drbd-conf/missing-argument'], within: 'nearby' }],
  fix: 'safe',
  examples: {
    bad: [
      '[|resorce|] r0 {\n}\n',
      `resource r0 {
  [|sincer|] { rate 10M; }
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
