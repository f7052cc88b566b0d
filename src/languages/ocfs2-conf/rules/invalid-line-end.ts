import { defineFault } from '../../../rules/define-rule.js'

/** Lines end without carriage returns. */
export const invalidLineEnd = defineFault({
  id: 'ocfs2-conf/invalid-line-end',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'daemon',
  summary: 'lines end with carriage returns',
  why: 'Behind a head or on an empty line o2cb takes the carriage return for a wrong character and refuses the file.',
  do: 'Save the file with plain line ends.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/jconfig.c, j_config_parse_stanza_name() and j_config_parse_base()'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `cluster:[|\r|]
\tnode_count = 0\r
\tname = demo\r
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
      `# a remark\r
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
