import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'
import { counted } from '../../../text/quantity.js'

import { hasAllNodes, lacksSection } from '../analysis/known.js'
import { lacks } from '../analysis/misspelt.js'
import { nodeVotes, votesOf } from '../analysis/votes.js'
import type { XmlElement } from '../ast.js'
import { attributeOf, valueOf } from '../ast.js'
import { flagOf, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Two nodes without a quorum disk need two-node mode. */
export const missingTwoNode = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-two-node',
  severity: 'warning',
  origin: 'practice',
  summary: 'two nodes can never lose one another without losing quorum',
  why:
    'With one vote each, quorum is 2: when one node fails, the other stops as well. The graphical tools set ' +
    'two_node by themselves.',
  do: 'Set two_node="1" and expected_votes="1" in cman, or add a quorum disk.',
  sources: ['cman(5), "Two node clusters"', 'ccs(8) and system-config-cluster set it by themselves'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <[|cman|]/>
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
    if (model.nodes.length !== 2 || !hasAllNodes(model)) return
    if (!lacksSection(model, 'quorumd') || !lacksSection(model, 'gulm')) return
    const cman = model.section('cman')
    if (cman === undefined && !lacksSection(model, 'cman')) return
    const twoNode = attributeOf(cman, 'two_node')
    if (flagOf(cman, 'two_node') || twoNode?.isUnknown === true) return
    if (cman !== undefined && twoNode === undefined && !lacks(cman, 'two_node')) return
    // Pacemaker decides what a node without quorum may do.
    if (model.fenceDevices.some(device => (valueOf(device, 'agent') ?? 'fence_pcmk') === 'fence_pcmk')) return
    if (twoNode !== undefined && !isInteger(twoNode.value)) return // Another rule says that the word counts as 0.
    const votes = votesOf(model)
    if (votes === undefined || model.nodes.some(node => (nodeVotes(node) ?? 0) >= votes.quorum)) return
    const at = twoNode ?? cman ?? model.nodes[0]?.parent
    if (at === undefined) return
    yield {
      at,
      message: `Two nodes need ${counted(votes.quorum, 'vote')} for quorum, and one node alone has less`,
      ...fixOf(cman),
    }
  },
})

function fixOf(cman: XmlElement | undefined): Pick<Finding, 'fixes'> {
  if (cman === undefined) return {}
  if (attributeOf(cman, 'two_node') !== undefined || attributeOf(cman, 'expected_votes') !== undefined) return {}
  const span = { start: cman.span.end, end: cman.span.end }
  const edit = { file: cman.file, span, newText: ' two_node="1" expected_votes="1"' }
  return { fixes: [{ title: 'Switch two-node mode on', safety: 'unsafe', edits: [edit] }] }
}
