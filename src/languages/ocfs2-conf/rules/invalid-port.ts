import { defineRule } from '../../../rules/define-rule.js'

import type { Ocfs2Conf } from '../model.js'
import { ports } from '../vocabulary.js'

/** ip_port is a port. */
export const invalidPort = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/invalid-port',
  severity: 'error',
  origin: 'practice',
  summary: 'ip_port is no port',
  why: 'The kernel refuses it, and the node cannot come up.',
  do: 'Write a port from 1 to 65535, usually 7777.',
  sources: ['Linux fs/ocfs2/cluster/nodemanager.c, o2nm_node_ipv4_port_store()'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = [|77777|]
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo
`,
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = [|0|]
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

  *check({ model: { nodes } }) {
    for (const { port } of nodes) {
      if (port !== undefined && (port.value < ports.min || port.value > ports.max)) yield {
        at: port,
        message: `Port ${port.value} is outside ${ports.min}–${ports.max}`,
      }
    }
  },
})
