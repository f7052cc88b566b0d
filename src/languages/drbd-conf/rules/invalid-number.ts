import { defineFault } from '../../../rules/define-rule.js'

/** A value is not a number. */
export const invalidNumber = defineFault({
  id: 'drbd-conf/invalid-number',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a value is not a number',
  why: 'drbdadm needs a number here, with at most a suffix K, M, G or s.',
  do: 'Write a number.',
  sources: ['drbd-utils user/shared/shared_tool.c new_strtoll()'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `resource r0 {
  net { timeout [|6s0|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `resource r0 {
  volume [|one|] { }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  net { timeout 60; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
