import { defineFault } from '../../../rules/define-rule.js'

/** A host has volumes with and without numbers. */
export const mixedVolumes = defineFault({
  id: 'drbd-conf/mixed-volumes',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a host has volumes with and without numbers',
  why: 'drbdadm does not know to which volume a statement outside of "volume" belongs.',
  do: 'Put the statements into a volume, on all hosts.',
  sources: ['drbd-utils user/v9/drbdadm_parser.c volume0()'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { volume 1 { device /dev/drbd1; disk /dev/sda2; } [|device|] /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; }
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
