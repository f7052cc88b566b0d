import { defineFault } from '../../../rules/define-rule.js'

/** A connection has hosts inside and behind a path. */
export const mixedPaths = defineFault({
  id: 'drbd-conf/mixed-paths',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a connection has hosts inside and behind a path',
  why: 'drbdadm refuses hosts outside of "path" behind a path.',
  do: 'Put each pair of hosts into a path of its own.',
  sources: ['drbd-utils user/v9/drbdadm_parser.c path0()'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection {
    path { host alpha; host beta; }
    [|host|] alpha;
    host beta;
  }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection {
    path { host alpha; host beta; }
  }
}
`,
    ],
  },
})
