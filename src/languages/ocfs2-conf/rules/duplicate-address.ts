import { defineRule } from '../../../rules/define-rule.js'

import { repeated } from '../analysis/repeated.js'
import type { Ocfs2Conf } from '../model.js'

/** Nodes of a cluster have addresses of their own. */
export const duplicateAddress = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/duplicate-address',
  severity: 'error',
  origin: 'practice',
  summary: 'two nodes of a cluster have one address',
  why: 'The kernel takes only the first of them; the other host cannot come up.',
  do: 'Give each node the address of its host.',
  sources: ['Linux fs/ocfs2/cluster/nodemanager.c, o2nm_node_ipv4_address_store(): EEXIST'],
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
\tip_address = [|192.0.2.4|]
\tnumber = 1
\tname = beta
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
    ],
  },

  *check({ model: { nodes } }) {
    for (const { value, before } of repeated(nodes, node => node.address, text => text)) {
      yield {
        at: value,
        message: `Address ${value.value} is already taken in this cluster`,
        related: [{ at: before, message: 'taken first here' }],
      }
    }
  },
})
