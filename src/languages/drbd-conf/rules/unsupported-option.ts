import { defineFault } from '../../../rules/define-rule.js'

/** An option belongs to other releases. */
export const unsupportedOption = defineFault({
  id: 'drbd-conf/unsupported-option',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an option belongs to other releases',
  why: 'The drbdadm of this release does not know the option and refuses the file.',
  do: 'Replace it by what this release knows, or remove it.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c keyword tables of each release'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      {
        text: `resource r0 {
  protocol C;
  disk { [|resync-rate|] 10M; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
      {
        text: `resource r0 {
  syncer { [|group|] 1; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.4',
      },
    ],
    good: [
      {
        text: `resource r0 {
  protocol C;
  syncer { rate 10M; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
    ],
  },
})
