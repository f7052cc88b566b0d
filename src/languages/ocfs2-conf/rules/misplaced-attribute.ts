import { defineFault } from '../../../rules/define-rule.js'

/** An attribute belongs to the section above it. */
export const misplacedAttribute = defineFault({
  id: 'ocfs2-conf/misplaced-attribute',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'daemon',
  summary: 'an attribute stands outside any section',
  why: 'An empty line ends a section, and an attribute without one, or one in the first column, makes o2cb refuse the file.',
  do: 'Take the empty line out, or indent the line.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/jconfig.c, j_config_parse_white_start() and j_config_parse_stanza_attr()'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4

\t[|number|] = 0
\tname = alpha
\tcluster = demo
`,
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
[|number|] = 0
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
