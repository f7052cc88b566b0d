import { defineRule } from '../../../rules/define-rule.js'

import type { Ocfs2Conf } from '../model.js'

/** A cluster has nodes. */
export const missingNode = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/missing-node',
  severity: 'warning',
  origin: 'practice',
  summary: 'a cluster has no node',
  why: 'No host can bring it up.',
  do: 'Add a node section for each host.',
  sources: ['ocfs2.cluster.conf(5): one node section for each node'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 0
\tname = [|demo|]
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

  *check({ model: { clusters, nodes, sections, isBroken } }) {
    if (isBroken) return // They may stand in what was not understood.
    if (nodes.some(node => !node.isJoined)) return // They name another cluster, and a finding of their own tells so.
    if (sections.some(section => section.kind === 'other')) return // One of them may be a misspelt node.
    const named = new Set(nodes.map(({ cluster }) => cluster?.value))
    for (const { name } of clusters) {
      if (name === undefined || named.has(name.value)) continue
      yield { at: name, message: `Cluster "${name.value}" has no nodes` }
    }
  },
})
