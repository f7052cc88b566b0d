import { defineFault } from '../../../rules/define-rule.js'

/** A value is none of the words that are allowed. */
export const invalidWord = defineFault({
  id: 'drbd-conf/invalid-word',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a value is none of the words that are allowed',
  why: 'drbdadm checks the word and refuses the file.',
  do: 'Write one of the allowed words.',
  sources: [
    'drbd-utils user/v9/config_flags.c check_enum(), check_boolean(); drbd user/drbdadm_parser.c parse_global()',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `resource r0 {
  disk { on-io-error [|pass-om|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      'global { usage-count [|maybe|]; }\n',
    ],
    good: [
      `resource r0 {
  disk { on-io-error detach; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
