import { defineRule } from '../../../rules/define-rule.js'
import { counted } from '../../../text/quantity.js'

import { isTwoNodeKnown } from '../analysis/known.js'
import { votesOf } from '../analysis/votes.js'
import { attributeOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** All nodes together should have quorum without the disk. */
export const conflictingQdiskVotes = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-qdisk-votes',
  severity: 'warning',
  origin: 'practice',
  summary: 'losing the quorum disk stops a complete cluster',
  why:
    'The disk should help a minority of nodes, not be needed by all of them. With too many votes its loss alone ' +
    'takes quorum from a cluster whose nodes are all well.',
  do: 'Give it one vote less than there are nodes, and expect 2 × nodes - 1 votes.',
  sources: ['qdisk(5), section on votes'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="4"/>
  <quorumd label="demo" votes="[|2|]"/>
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
    ],
  },

  *check({ model }) {
    const place = attributeOf(model.section('quorumd'), 'votes')
    const votes = place === undefined ? undefined : votesOf(model)
    if (votes === undefined || place === undefined || votes.ofDisk === 0) return
    if (flagOf(model.section('cman'), 'two_node') || !isTwoNodeKnown(model)) return
    if (votes.ofNodes >= votes.quorum || votes.ofNodes + votes.ofDisk < votes.quorum) return
    yield {
      at: place,
      message: `Without the quorum disk all nodes have ${counted(votes.ofNodes, 'vote')}; quorum is ${votes.quorum}`,
    }
  },
})
