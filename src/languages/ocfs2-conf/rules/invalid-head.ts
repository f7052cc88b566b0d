import { defineFault } from '../../../rules/define-rule.js'

/** A line in the first column names a section. */
export const invalidHead = defineFault({
  id: 'ocfs2-conf/invalid-head',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'daemon',
  summary: 'a line in the first column is no section head',
  why: 'o2cb refuses the whole file: a head is a name of letters, digits and underscores, with its colon right behind it and nothing after that.',
  do: 'Write the name of the section and a colon, alone on the line.',
  sources: [
    'ocfs2-tools 1.8 o2cb_ctl/jconfig.c, j_config_parse_stanza_name()',
    'o2cb 1.8.7 refuses such a file with code 251',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node[| |]:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo
`,
      `cluster[|]
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

node: [|alpha|]
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
      `# a remark
cluster:
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
