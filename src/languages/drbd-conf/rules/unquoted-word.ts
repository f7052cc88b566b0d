import { defineFault } from '../../../rules/define-rule.js'

/** A keyword, number or address stands where a name is expected. */
export const unquotedWord = defineFault({
  id: 'drbd-conf/unquoted-word',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a keyword, number, address or pattern stands where a name is expected',
  why: 'drbdadm tells words apart by their look; only quotes make a name of such a word.',
  do: 'Quote the word.',
  sources: ['drbd user/drbdadm_scanner.fl, drbd-utils user/v9/drbdadm_scanner.fl'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/misleading-character'], within: 'nearby' }],
  fix: 'safe',
  examples: {
    bad: [
      'include [|drbd.d/*.res|];\n',
      `resource [|0|] {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      {
        text: `resource r0 {
  protocol C;
  on [|timeout|] { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
      {
        text: `resource r0 {
  net { cram-hmac-alg sha256; shared-secret [|é|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '9.22',
      },
    ],
    good: [
      `resource "0" {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
