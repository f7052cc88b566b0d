import { defineFault } from '../../../rules/define-rule.js'

/** A comment begins in the first column. */
export const misplacedComment = defineFault({
  id: 'ocfs2-conf/misplaced-comment',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'daemon',
  summary: 'a comment does not begin in the first column',
  why: 'Only there is it a comment; indented, it is an attribute with a wrong name, and o2cb refuses the file.',
  do: 'Move the "#" to the first column.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/jconfig.c, j_config_parse_base() and j_config_parse_white_start()'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
  [|# the first one|]
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
# the first one
\tnumber = 0
\tname = alpha
\tcluster = demo
`,
    ],
  },
})
