import { defineRule } from '../../../rules/define-rule.js'

import type { Ocfs2Conf } from '../model.js'
import { nodeNumbers } from '../vocabulary.js'

/** Nodes are numbered from 0 to 254. */
export const invalidNodeNumber = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/invalid-node-number',
  severity: 'error',
  origin: 'practice',
  summary: 'the number of a node is above 254',
  why: 'The kernel refuses it: there is room for 255 nodes, numbered from 0.',
  do: 'Number the nodes from 0.',
  sources: ['Linux fs/ocfs2/cluster/ocfs2_nodemanager.h: O2NM_MAX_NODES is 255', 'ocfs2.cluster.conf(5)'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = [|255|]
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
\tnumber = 254
\tname = alpha
\tcluster = demo
`,
    ],
  },

  *check({ model: { nodes } }) {
    for (const { number } of nodes) {
      if (number !== undefined && number.value > nodeNumbers.max) yield {
        at: number,
        message: `Node number ${number.value} is outside ${nodeNumbers.min}–${nodeNumbers.max}`,
      }
    }
  },
})
