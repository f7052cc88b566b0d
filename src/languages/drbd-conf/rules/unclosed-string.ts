import { defineFault } from '../../../rules/define-rule.js'

/** The closing quote of a string is missing. */
export const unclosedString = defineFault({
  id: 'drbd-conf/unclosed-string',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the closing quote of a string is missing',
  why: 'A string ends on its line; drbdadm refuses the file.',
  do: 'Add the quote.',
  sources: ['drbd user/drbdadm_scanner.fl, drbd-utils user/v9/drbdadm_scanner.fl ERR_DQSTRING'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  net { shared-secret [|"not-a-secret;|]
  }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  net { shared-secret "not-a-secret"; cram-hmac-alg sha1; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
