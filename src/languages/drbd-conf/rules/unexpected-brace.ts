import { defineFault } from '../../../rules/define-rule.js'

/** A brace stands where none belongs. */
export const unexpectedBrace = defineFault({
  id: 'drbd-conf/unexpected-brace',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a brace stands where none belongs',
  why: 'A "}" that closes nothing, or a block without a name, ends what drbdadm can read.',
  do: 'Remove it, or restore the head of its section.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c my_parse()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unexpected-word', 'drbd-conf/unexpected-semicolon', 'drbd-conf/invalid-word'], within: 'before' }, { rules: ['drbd-conf/missing-semicolon', 'drbd-conf/missing-argument'], within: 'nearby' }],
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
[|}|]
`,
      '[|{|] }\n',
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
