import { defineRule } from '../../../rules/define-rule.js'
import type { Located } from '../../../text/located.js'

import type { Ocfs2Conf } from '../model.js'

/** All nodes of a cluster have one port. */
export const mismatchedPort = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/mismatched-port',
  severity: 'warning',
  origin: 'practice',
  summary: 'nodes of a cluster have different ports',
  why: 'The manual asks for one port on all nodes, and firewalls are opened for one.',
  do: 'Use one port for all nodes, usually 7777.',
  sources: ['ocfs2.cluster.conf(5): the port must be the same on all nodes of the cluster'],
  since: '0.1.0',
  followsFrom: [{ rules: ['ocfs2-conf/invalid-port'], within: 'file' }],
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
\tip_port = [|7778|]
\tip_address = 192.0.2.5
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
    const first = new Map<string, Located<number>>()
    for (const { cluster, port, isJoined } of nodes) {
      if (cluster === undefined || port === undefined || !isJoined) continue
      const before = first.get(cluster.value)
      if (before === undefined) first.set(cluster.value, port)
      else if (before.value !== port.value) {
        yield {
          at: port,
          message: `Port ${port.value} differs from port ${before.value} of another node`,
          related: [{ at: before, message: 'the port of the first node' }],
          // Where the other copies have one port, the difference is reported, and what to write.
          followsFrom: [port, before].map(at => ({ rule: 'cluster/mismatched-ocfs2-conf', at })),
        }
      }
    }
  },
})
