import { defineFault } from '../../../rules/define-rule.js'

/** A section has all the attributes that it needs. */
export const missingAttribute = defineFault({
  id: 'ocfs2-conf/missing-attribute',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a section lacks an attribute that o2cb needs',
  why: 'o2cb refuses the file; where the name of a cluster is missing it crashes. A node without a cluster is passed over.',
  do: 'Add the attribute.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c, o2cb_cluster_fill_node() and o2cb_config_fill_cluster()'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      '[|cluster|]:\n\tname = demo\n\nnode:\n\tip_port = 7777\n\tip_address = 192.0.2.4\n\tnumber = 0\n\tname = alpha\n\tcluster = demo\n',
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\t[|ip_adress|] = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo
`,
      `cluster:
\tnode_count = 1
\tname = demo

[|node|]:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
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
