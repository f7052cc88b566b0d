import { defineFault } from '../../../rules/define-rule.js'

/** The place of the meta data is incomplete. */
export const invalidMetaDisk = defineFault({
  id: 'drbd-conf/invalid-meta-disk',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the place of the meta data is incomplete',
  why: 'Up to 8.3 a meta device needs an index, and internal meta data take none.',
  do: 'Write meta-disk internal, or a device and an index.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c parse_meta_disk()'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk /dev/sdb1[|]; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
    ],
    good: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk /dev/sdb1 [0]; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk /dev/sdb1; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
