import { defineFault } from '../../../rules/define-rule.js'

/** A head stands before all attributes of its section. */
export const misplacedHead = defineFault({
  id: 'ocfs2-conf/misplaced-head',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a head parts a section in two',
  why: 'o2cb takes the two halves for two sections, each of which lacks what the other one has.',
  do: 'Take the head out, or move it to where its section begins.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/jconfig.c, j_config_parse_base(); o2cb_config.c, o2cb_cluster_fill_node()'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
[|node|]:
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
