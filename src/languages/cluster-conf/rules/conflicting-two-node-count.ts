import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'
import { counted } from '../../../text/quantity.js'

import { hasAllNodes } from '../analysis/known.js'
import { attributeOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Two-node mode needs exactly two nodes. */
export const conflictingTwoNodeCount = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-two-node-count',
  severity: 'error',
  origin: 'daemon',
  summary: 'two_node is set, but there are not two nodes',
  why:
    'With two_node one node alone has quorum. With more nodes every node would go on by itself, so cman refuses to ' +
    'start.',
  do: 'Remove two_node and expected_votes, or list exactly two nodes.',
  sources: [
    'cluster 3.2.0 cman/daemon/cmanconfig.c get_cman_join_info(): node_count != 2',
    'cluster 1.x cman/cman_tool/join_ccs.c',
  ],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman two_node="[|1|]" expected_votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman two_node="1" expected_votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman two_node="0"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const twoNode = attributeOf(model.section('cman'), 'two_node')
    if (twoNode === undefined || !flagOf(model.section('cman'), 'two_node')) return
    if (!hasAllNodes(model) || model.nodes.length === 2 || model.nodes.length === 0) return
    yield { at: twoNode, message: `Two-node mode is on, but the cluster has ${counted(model.nodes.length, 'node')}` }
  },
})
