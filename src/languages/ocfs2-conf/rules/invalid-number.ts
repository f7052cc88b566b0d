import { defineFault } from '../../../rules/define-rule.js'

/** Numbers are decimal. */
export const invalidNumber = defineFault({
  id: 'ocfs2-conf/invalid-number',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a number is none, or is far too large',
  why: 'o2cb cannot load the file, and no cluster comes up.',
  do: 'Write a plain decimal number.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c, o2cb_cluster_fill_node(): strtoul must use up the whole value'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = [|o2net|]
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo
`,
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = [|0 # first|]
\tname = alpha
\tcluster = demo
`,
      `cluster:
\tnode_count = [|5000000000|]
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
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
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 007
\tname = alpha
\tcluster = demo
`,
    ],
  },
})
