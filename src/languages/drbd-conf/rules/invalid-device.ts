import { defineFault } from '../../../rules/define-rule.js'

/** A device is no DRBD device, or says no minor number. */
export const invalidDevice = defineFault({
  id: 'drbd-conf/invalid-device',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a device is no DRBD device, or says no minor number',
  why: 'drbdadm takes the minor number from the name: /dev/drbd and digits, from 8.3 on; or from "minor".',
  do: 'Write /dev/drbd0, or device NAME minor 0.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c parse_device(), check_minor_nonsense()'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `resource r0 {
  on alpha { device [|/dev/nb0|]; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
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
