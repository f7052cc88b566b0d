import { defineRule } from '../../../rules/define-rule.js'
import { counted } from '../../../text/quantity.js'

import { nodeVotes } from '../analysis/votes.js'
import { attributeOf, valueOf } from '../ast.js'
import { flagOf, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Two-node mode needs one vote for each node. */
export const conflictingTwoNodeVotes = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-two-node-votes',
  severity: 'error',
  origin: 'daemon',
  summary: 'two_node is set, but a node has not exactly one vote',
  why: 'cman refuses to start: in two-node mode both nodes must count the same.',
  do: 'Remove votes, or set it to 1.',
  sources: ['cluster 3.2.0 cman/daemon/cmanconfig.c get_cman_join_info(): vote_sum != 2, votes != 1'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman two_node="1" expected_votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1" votes="[|2|]"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman two_node="1" expected_votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1" votes="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    if (!flagOf(model.section('cman'), 'two_node') || model.nodes.length !== 2) return
    for (const node of model.nodes) {
      const votes = attributeOf(node, 'votes')
      const count = nodeVotes(node)
      if (votes === undefined || count === undefined || count === 1 || !isInteger(votes.value)) continue
      if (count < 1 || count > 255) continue // invalid-value says so.
      const name = valueOf(node, 'name') ?? ''
      yield {
        at: votes,
        message: `Node "${name}" has ${counted(count, 'vote')}; two-node mode wants one for each node`,
      }
    }
  },
})
