import { defineFault } from '../../../rules/define-rule.js'

/** A string or word cannot be read. */
export const invalidString = defineFault({
  id: 'drbd-conf/invalid-string',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a string or word cannot be read',
  why: 'It is too long in bytes (most characters beyond ASCII have two or three), goes over several lines, or holds what its release cannot read.',
  do: 'Shorten it and keep it on one line.',
  sources: [
    'drbd user/drbdadm_scanner.fl, drbd-utils user/v9/drbdadm_scanner.fl LONG_STRING, LONG_DQSTRING, ERR_DQSTRING',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `resource r0 {
  net { cram-hmac-alg sha256; shared-secret [|"${'ß'.repeat(32)}"|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '9.22',
      },
      {
        text: `resource r0 {
  protocol C;
  incon-degr-cmd [|"echo '!DRBD! pri on incon-degr' \\ wall"|];
}
`,
        target: '0.7',
      },
      `resource r0 {
  handlers { pri-lost [|"echo lost ;\\
  halt -f"|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  handlers { pri-lost "echo lost; halt -f"; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
