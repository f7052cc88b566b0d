import { defineFault } from '../../../rules/define-rule.js'

/** Each section begins with its head. */
export const missingHead = defineFault({
  id: 'ocfs2-conf/missing-head',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'daemon',
  summary: 'a section has lost its head',
  why:
    'Behind an empty line, and before the first head, o2cb refuses an attribute. Without the empty line it takes the ' +
    'attributes for those of the section above, whose own are lost.',
  do: 'Write the head before the attributes, or take the "#" before it away.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/jconfig.c, j_config_parse_white_start() and j_config_parse_stanza_attr()'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 2
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo

#node:
\t[|ip_port|] = 7777
\tip_address = 192.0.2.5
\tnumber = 1
\tname = beta
\tcluster = demo
`,
      `\t[|node_count|] = 1
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
    ],
  },
})
