import { defineFault } from '../../../rules/define-rule.js'

/** Each attribute has a line of its own. */
export const joinedLines = defineFault({
  id: 'ocfs2-conf/joined-lines',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'the value of an attribute goes on with another attribute',
  why: 'A value ends with its line. What stands behind it, or behind a backslash at the line end, is a part of it, and the other attribute is missing.',
  do: 'Break the line before the second attribute, or take the backslash out.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/jconfig.c, j_config_parse_stanza_attr(); o2cb_config.c, o2cb_cluster_fill_node()'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0 [|name|] = alpha
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
