import { defineFault } from '../../../rules/define-rule.js'

/** An attribute has a value. */
export const missingValue = defineFault({
  id: 'ocfs2-conf/missing-value',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'an attribute has no value',
  why: 'o2cb cannot load the file, and no cluster comes up.',
  do: 'Write the value behind the equals sign.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c, o2cb_cluster_fill_node()'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber =[|]
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
