import { defineFault } from '../../../rules/define-rule.js'

/** An indented line is an attribute. */
export const invalidAttribute = defineFault({
  id: 'ocfs2-conf/invalid-attribute',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'daemon',
  summary: 'an indented line is not "name = value"',
  why: 'o2cb cannot load the file, and no cluster comes up.',
  do: 'Write the name of the attribute, an equals sign, and the value.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/jconfig.c, j_config_parse_stanza_attr()'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber[|] 0
\tname = alpha
\tcluster = demo
`,
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip[|-|]port = 7777
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
