import { defineRule } from '../../../rules/define-rule.js'
import type { Place } from '../../../text/located.js'
import { counted } from '../../../text/quantity.js'

import { lacksSetting } from '../analysis/known.js'
import { nodeVotes, quorumOf, votesOf } from '../analysis/votes.js'
import { attributeOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import { atoi, flagOf, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** The expected votes should be the sum of all votes. */
export const conflictingExpectedVotes = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-expected-votes',
  severity: 'warning',
  origin: 'practice',
  summary: 'expected_votes is not the sum of the votes',
  why:
    'Quorum is half of the expected votes plus one, or of the votes that are there if these are more, and sinks for no ' +
    'node that dies. With too few, nodes that start without each other can both be quorate; with too many, the cluster ' +
    'stops earlier than needed.',
  do: 'Remove expected_votes, or set it to the sum of the votes of all nodes and of the quorum disk.',
  sources: ['cman(5), "expected_votes"', 'cluster 3.2.0 cman/daemon/commands.c calculate_quorum()'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="[|1|]"/>
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
  <cman expected_votes="3"/>
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
    const cman = model.section('cman')
    const expected = attributeOf(cman, 'expected_votes')
    if (expected === undefined || expected.isUnknown || !isInteger(expected.value) || atoi(expected.value) < 1) return
    const twoNode = attributeOf(cman, 'two_node')
    if (twoNode === undefined ? !lacksSetting(model, 'cman', 'two_node') : flagOf(cman, 'two_node') !== false || !isInteger(twoNode.value)) return
    const votes = votesOf(model)
    if (votes === undefined) return
    const all = votes.ofNodes + votes.ofDisk
    if (votes.expected === all || votes.quorum > all) return // The latter is conflicting-quorum.
    if (model.nodeNamed.size < model.nodes.length) return // A node that is listed twice counts twice; duplicate-node says so.
    const right = `all votes are ${all}, which give ${quorumOf(all)}`
    if (votes.quorum === quorumOf(all)) {
      const same = `quorum is ${votes.quorum} either way`
      yield {
        at: expected,
        message: `Expected votes ${votes.expected} are not the sum of all votes, ${all}; ${same}`,
        severity: 'info',
      }
      return
    }
    const isPair = model.nodes.length === 2 && votes.ofDisk === 0 && model.nodes.every(node => nodeVotes(node) === 1)
    yield {
      at: expected,
      message: `Expected votes ${votes.expected} give quorum ${votes.quorum}; ${right}`,
      related: differingVotes(model.nodes),
      ...(isPair && votes.expected < all ? { help: 'Write two_node="1" beside expected_votes="1": without it, no node goes on when the other one dies.' } : {}),
    }
  },
})

/** Points at the first nodes that have more or fewer votes than one. */
function differingVotes(nodes: readonly XmlElement[]): readonly { readonly at: Place; readonly message: string }[] {
  return nodes
    .filter(node => nodeVotes(node) !== 1)
    .slice(0, 3)
    .map(node => ({ at: attributeOf(node, 'votes') ?? node, message: `this node has ${counted(nodeVotes(node) ?? 0, 'vote')}` }))
}
