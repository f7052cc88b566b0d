import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { isTwoNodeKnown } from '../analysis/known.js'
import { votesOf } from '../analysis/votes.js'
import { attributeOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** All votes together must reach quorum. */
export const conflictingQuorum = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-quorum',
  severity: 'error',
  origin: 'practice',
  summary: 'the cluster can never have quorum',
  why:
    'Quorum is half of the expected votes plus one. When all nodes and the quorum disk together have less, no ' +
    'service ever starts.',
  do: 'Remove expected_votes, or set it to the sum of all votes.',
  sources: ['cluster 3.2.0 cman/daemon/commands.c calculate_quorum()'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="[|6|]"/>
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
  <cman expected_votes="5"/>
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
    const expected = attributeOf(model.section('cman'), 'expected_votes')
    if (expected === undefined || flagOf(model.section('cman'), 'two_node') || !isTwoNodeKnown(model)) return
    const votes = votesOf(model)
    if (votes === undefined || votes.ofNodes + votes.ofDisk >= votes.quorum) return
    const all = votes.ofNodes + votes.ofDisk
    yield {
      at: expected,
      message: `Expected votes ${votes.expected} give quorum ${votes.quorum}, but all votes together are ${all}`,
    }
  },
})
