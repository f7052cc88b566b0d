import { defineRule } from '../../../rules/define-rule.js'
import { counted } from '../../../text/quantity.js'

import { nodeVotes } from '../analysis/votes.js'
import type { XmlElement } from '../ast.js'
import { attributeOf, valueOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Nodes usually have equal votes. */
export const mismatchedVotes = defineRule<ClusterConf>({
  id: 'cluster-conf/mismatched-votes',
  severity: 'info',
  origin: 'practice',
  summary: 'nodes have different votes',
  why:
    'The loss of one node then counts more than that of another, which surprises whoever counts nodes. A quorum ' +
    'disk whose votes are worked out needs one vote for each node.',
  do: 'Give every node one vote, unless the difference is meant.',
  sources: ['qdisk(5), section on votes'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2" votes="[|3|]"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2" votes="1"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    if (flagOf(model.section('cman'), 'two_node')) return
    const groups = new Map<number, { readonly first: XmlElement; count: number }>()
    for (const node of model.nodes) {
      const votes = nodeVotes(node)
      if (votes === undefined) return
      const group = groups.get(votes)
      if (group === undefined) groups.set(votes, { first: node, count: 1 })
      else group.count += 1
    }
    const [usual, ...others] = [...groups].sort((a, b) => b[1].count - a[1].count)
    for (const [votes, { first: node }] of others) {
      if (usual === undefined) continue
      const name = valueOf(node, 'name') ?? ''
      yield {
        at: attributeOf(node, 'votes') ?? node,
        message: `Node "${name}" has ${counted(votes, 'vote')}, others have ${usual[0]}`,
      }
    }
  },
})
