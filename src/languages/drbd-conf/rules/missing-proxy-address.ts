import { defineFault } from '../../../rules/define-rule.js'

/** A proxy lacks one of its addresses. */
export const missingProxyAddress = defineFault({
  id: 'drbd-conf/missing-proxy-address',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a proxy lacks one of its addresses',
  why: 'A proxy has one address inside and one outside; drbdadm refuses it otherwise.',
  do: 'Add the missing one.',
  sources: ['drbd user/drbdadm_parser.c, drbd-utils user/v9/drbdadm_parser.c pperror()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unclosed-block', 'drbd-conf/unexpected-brace'], within: 'file' }],
  examples: {
    bad: [
      `resource r0 {
  on alpha { [|proxy on alpha|] { inside 127.0.0.1:7780; } device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { proxy on beta { inside 127.0.0.1:7780; outside 198.51.100.2:7781; } device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { proxy on alpha { inside 127.0.0.1:7780; outside 198.51.100.1:7781; } device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { proxy on beta { inside 127.0.0.1:7780; outside 198.51.100.2:7781; } device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
