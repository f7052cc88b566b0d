import { defineRule } from '../../../rules/define-rule.js'
import { counted } from '../../../text/quantity.js'

import type { Ocfs2Conf } from '../model.js'

/** node_count counts the nodes. */
export const mismatchedNodeCount = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/mismatched-node-count',
  severity: 'warning',
  origin: 'practice',
  summary: 'node_count is not the number of nodes',
  why: 'The manual demands that they agree; tools that trust the number leave nodes out or wait for ones that do not exist.',
  do: 'Write the number of node sections of the cluster.',
  sources: ['ocfs2.cluster.conf(5): node_count is the number of nodes in the cluster'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `cluster:
\tnode_count = [|3|]
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

  *check({ model: { clusters, nodes, sections, isBroken } }) {
    if (isBroken || nodes.some(node => !node.isJoined)) return // Another finding tells of the nodes that do not count.
    if (sections.some(section => section.kind === 'other')) return
    const counts = new Map<string | undefined, number>()
    for (const { cluster } of nodes) counts.set(cluster?.value, (counts.get(cluster?.value) ?? 0) + 1)
    for (const { name, nodeCount } of clusters) {
      if (name === undefined || nodeCount === undefined) continue
      const count = counts.get(name.value) ?? 0
      if (count === nodeCount.value || count === 0) continue
      yield {
        at: nodeCount,
        message: `node_count is ${nodeCount.value}, and cluster "${name.value}" has ${counted(count, 'node')}`,
        fixes: [{
          title: `Write ${count}`,
          safety: 'safe',
          edits: [{ file: nodeCount.file, span: nodeCount.span, newText: String(count) }],
        }],
      }
    }
  },
})
