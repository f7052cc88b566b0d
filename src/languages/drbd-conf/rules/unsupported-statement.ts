import { defineFault } from '../../../rules/define-rule.js'

/** A statement or section belongs to other releases. */
export const unsupportedStatement = defineFault({
  id: 'drbd-conf/unsupported-statement',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a statement or section belongs to other releases',
  why: 'The drbdadm of this release does not know it and refuses the file.',
  do: 'Replace it by what this release knows.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c keyword tables of each release'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      {
        text: `resource r0 {
  protocol C;
  [|volume|] 0 { }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
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
