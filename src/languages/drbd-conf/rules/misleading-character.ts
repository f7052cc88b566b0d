import { defineFault } from '../../../rules/define-rule.js'

/** A character looks like another one, or like nothing. */
export const misleadingCharacter = defineFault({
  id: 'drbd-conf/misleading-character',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a character looks like another one, or like nothing',
  why: 'Web pages and word processors write quotes, blanks and dashes of their own, and marks that nobody sees. Outside of strings and comments drbdadm knows ASCII only, and refuses the file.',
  do: 'Write the plain character, or delete what shows nothing.',
  sources: ['drbd-utils user/v9/drbdadm_scanner.fl: any other character is a token of its own, which no rule takes'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `resource r0 {
  net { cram-hmac-alg [|“|]sha256”; shared-secret “not-a-secret”; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `resource r0 {
  on alpha { device[|\u00a0|]/dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `[|\ufeff|]resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `resource r0 {
  on alpha { device /dev/drbd0; disk [|'|]/dev/sda1'; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `# “quoted” in a comment
resource r0 {
  handlers { split-brain "echo 'Ресурс – “r0”'"; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
