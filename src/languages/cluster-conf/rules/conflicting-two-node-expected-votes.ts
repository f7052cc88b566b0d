import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import { attributeOf } from '../ast.js'
import { atoi, flagOf, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Two-node mode goes with one expected vote. */
export const conflictingTwoNodeExpectedVotes = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-two-node-expected-votes',
  severity: 'warning',
  origin: 'practice',
  summary: 'two_node is set without expected_votes 1',
  why:
    'cman_tool of cluster 1.x refuses to join, the tools of 2.x refuse the file. Cluster 3.x accepts it, but ' +
    'without two-node mode such a file has another quorum.',
  do: 'Set expected_votes="1" beside two_node="1".',
  sources: ['cluster 1.x cman/cman_tool/join_ccs.c', 'access.redhat.com solutions 30398'],
  since: '0.1.0',
  // Beside a quorum disk two-node mode itself is the fault.
  followsFrom: [{ rules: ['cluster-conf/conflicting-two-node-quorumd'], within: 'file' }],
  fix: 'safe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman two_node="1" expected_votes="[|2|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman two_node="[|1|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
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
  <cman/>
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
    const cman = model.section('cman')
    const twoNode = attributeOf(cman, 'two_node')
    if (cman === undefined || twoNode === undefined || !flagOf(cman, 'two_node') || model.nodes.length !== 2) return
    const expected = attributeOf(cman, 'expected_votes')
    if (expected?.isUnknown === true || (expected === undefined && !lacks(cman, 'expected_votes'))) return
    // Below 1 is invalid-value's.
    if (expected !== undefined && (!isInteger(expected.value) || atoi(expected.value) <= 1)) return
    const newText = expected === undefined ? ' expected_votes="1"' : '1'
    const span = expected?.span ?? { start: twoNode.whole.end, end: twoNode.whole.end }
    yield {
      at: expected ?? twoNode,
      message: expected === undefined
        ? 'Two-node mode is on without "expected_votes"'
        : `Two-node mode is on, but ${expected.value} votes are expected; it wants 1`,
      ...weightIn(model.era),
      fixes: [{ title: 'Set "expected_votes" to 1', safety: 'safe', edits: [{ file: cman.file, span, newText }] }],
    }
  },
})

/** cman_tool of cluster 1.x refuses to join, cluster 3.x does not mind. */
function weightIn(era: ClusterConf['era']): Pick<Finding, 'severity' | 'origin'> {
  if (era === 1) return { severity: 'error', origin: 'daemon' }
  return era === 2 ? { severity: 'error' } : {}
}
