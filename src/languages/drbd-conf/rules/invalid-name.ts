import { defineFault } from '../../../rules/define-rule.js'

/** The name of a resource cannot be used. */
export const invalidName = defineFault({
  id: 'drbd-conf/invalid-name',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the name of a resource cannot be used',
  why: 'drbdadm refuses an empty name and control characters from 8.3 on.',
  do: 'Choose a name of letters, digits, ".", "_" and "-".',
  sources: ['drbd-utils user/shared, ensure_sanity_of_res_name(), which its drbdadm for 8.3 calls as well'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `resource [|"web\u001bdata"|] {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
      `resource [|""|] {
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
