import { defineFault } from '../../../rules/define-rule.js'

/** A block is not closed. */
export const unclosedBlock = defineFault({
  id: 'drbd-conf/unclosed-block',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a block is not closed',
  why: 'What follows is taken for a part of the block, or the file ends too early; drbdadm refuses it.',
  do: 'Add the "}".',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c parse_resource()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/invalid-word', 'drbd-conf/unclosed-string'], within: 'file' }],
  examples: {
    bad: [
      `resource r0 {
  [|on alpha|] { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal;
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
