import { defineRule } from '../../../rules/define-rule.js'

import { diskVotes } from '../analysis/votes.js'
import { attributeOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Two-node mode and the votes of a quorum disk exclude each other. */
export const conflictingTwoNodeQuorumd = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-two-node-quorumd',
  severity: 'warning',
  origin: 'practice',
  summary: 'two_node is set although a quorum disk lends votes',
  why:
    'Either breaks the tie of two nodes by itself. Together each node has quorum alone even without the disk, ' +
    'which is what the disk should prevent.',
  do: 'Remove two_node and expected_votes="1", or the quorum disk.',
  sources: ['qdisk(5), "two_node must be 0"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['cluster-conf/conflicting-two-node-count'], within: 'file' }],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman two_node="[|1|]" expected_votes="1"/>
  <quorumd label="demo" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman two_node="1" expected_votes="1"/>
  <quorumd label="demo" votes="0"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const quorumd = model.section('quorumd')
    const twoNode = attributeOf(model.section('cman'), 'two_node')
    if (quorumd === undefined || twoNode === undefined || !flagOf(model.section('cman'), 'two_node')) return
    const votes = diskVotes(model)
    if (votes === 0 || attributeOf(quorumd, 'votes')?.isUnknown === true) return
    yield {
      at: twoNode,
      message: 'Two-node mode is on although a quorum disk lends votes',
      related: [{ at: quorumd, message: 'the quorum disk is configured here' }],
    }
  },
})
