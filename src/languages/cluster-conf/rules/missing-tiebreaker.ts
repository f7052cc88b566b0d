import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'
import { counted } from '../../../text/quantity.js'

import { hasAllNodes, lacksSection, lacksSetting } from '../analysis/known.js'
import { nodeVotes, quorumOf } from '../analysis/votes.js'
import type { ClusterConf } from '../schema.js'

/** An even number of nodes can split into two halves. */
export const missingTiebreaker = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-tiebreaker',
  severity: 'info',
  origin: 'practice',
  summary: 'an even number of nodes has no tie-breaker',
  why: 'When the network splits the cluster into halves, neither has quorum and both stop.',
  do: 'Add a quorum disk or a node, if the halves can be cut off from each other.',
  sources: ['qdisk(5), section 1.1'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman/>
  <[|clusternodes|]>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
    <clusternode name="delta" nodeid="4"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman two_node="1" expected_votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const count = model.nodes.length
    const list = model.nodes[0]?.parent
    if (count <= 2 || count % 2 === 1 || list === undefined || !hasAllNodes(model)) return
    if (!lacksSection(model, 'quorumd') || !lacksSection(model, 'gulm')) return
    if (!lacksSetting(model, 'cman', 'expected_votes')) return
    if (model.nodes.some(node => nodeVotes(node) !== 1)) return
    yield {
      at: list,
      message: `${count} nodes can split into halves of ${counted(count / 2, 'vote')}; quorum is ${quorumOf(count)}`,
    }
  },
})
