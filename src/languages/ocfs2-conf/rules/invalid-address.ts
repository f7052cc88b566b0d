import { defineFault } from '../../../rules/define-rule.js'

/** A node has an IPv4 address. */
export const invalidAddress = defineFault({
  id: 'ocfs2-conf/invalid-address',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'ip_address is not an IPv4 address',
  why: 'o2cb takes addresses of four decimal numbers only, no names and no IPv6, and refuses the file otherwise.',
  do: 'Write the IPv4 address of the host.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c, o2cb_node_set_ip_string(): inet_pton(AF_INET)'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = [|alpha|]
\tnumber = 0
\tname = alpha
\tcluster = demo
`,
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = [|2001:db8::4|]
\tnumber = 0
\tname = alpha
\tcluster = demo
`,
    ],
    good: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo
`,
    ],
  },
})
