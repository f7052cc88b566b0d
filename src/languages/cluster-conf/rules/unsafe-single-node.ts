import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { hasAllNodes } from '../analysis/known.js'
import type { ClusterConf } from '../schema.js'

/** One node is no cluster. */
export const unsafeSingleNode = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-single-node',
  severity: 'info',
  origin: 'practice',
  summary: 'the cluster has one node',
  why: 'There is no other node to take over, and no one to fence this one. Red Hat does not support it.',
  do: 'List the other nodes too.',
  sources: ['access.redhat.com articles 5892'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <[|clusternode|] name="alpha" nodeid="1"/>
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
    ],
  },

  *check({ model }) {
    const [only, another] = model.nodes
    if (only === undefined || another !== undefined || !hasAllNodes(model)) return
    yield { at: only, message: 'The cluster has one node' }
  },
})
