import { defineRule } from '../../../rules/define-rule.js'

import { repeated } from '../analysis/repeated.js'
import type { Ocfs2Conf } from '../model.js'

/** Nodes of a cluster have names of their own. */
export const duplicateNode = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/duplicate-node',
  severity: 'error',
  origin: 'daemon',
  summary: 'two nodes of a cluster have one name',
  why: 'o2cb refuses the file.',
  do: 'Give each node the name of its host.',
  sources: [
    'ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c, o2cb_cluster_add_node()',
    'o2cb 1.8.7 refuses such a file with code 244',
  ],
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

node:
\tip_port = 7777
\tip_address = 192.0.2.5
\tnumber = 1
\tname = [|alpha|]
\tcluster = demo
`,
    ],
    good: [
      `cluster:
\tnode_count = 2
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.5
\tnumber = 1
\tname = beta
\tcluster = demo
`,
      `cluster:
\tnode_count = 2
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.5
\tnumber = 1
\tname = alpha
\tcluster = elsewhere
`,
    ],
  },

  *check({ model: { nodes, isRearranged } }) {
    for (const { value, before } of repeated(nodes, node => node.name, text => text)) {
      yield {
        at: value,
        message: `Node "${value.value}" is already in this cluster`,
        // The sections that o2cb reads are others.
        ...(isRearranged ? { origin: 'practice' as const } : {}),
        related: [{ at: before, message: 'first node of that name' }],
      }
    }
  },
})
