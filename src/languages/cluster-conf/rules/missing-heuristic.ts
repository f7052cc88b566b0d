import { defineRule } from '../../../rules/define-rule.js'

import { hasAllNodes, lacksChild } from '../analysis/known.js'
import { lacks } from '../analysis/misspelt.js'
import { attributeOf } from '../ast.js'
import { flagOf, numberOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Two nodes with a quorum disk need something that decides between them. */
export const missingHeuristic = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-heuristic',
  severity: 'warning',
  origin: 'practice',
  summary: 'nothing decides which of two nodes the quorum disk helps',
  why:
    'Both nodes see the disk. Without a heuristic or master_wins both keep its vote when the network between them ' +
    'fails, and fence each other.',
  do: 'Add a heuristic such as a ping of the router, or set master_wins="1".',
  sources: ['qdisk(5), section on two-node clusters'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <[|quorumd|] label="demo" votes="1"/>
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
  <quorumd label="demo" votes="1" master_wins="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman/>
  <quorumd label="demo"/>
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
    if (quorumd === undefined || model.nodes.length !== 2 || !hasAllNodes(model)) return
    if (!lacksChild(model, quorumd, 'heuristic')) return
    const masterWins = attributeOf(quorumd, 'master_wins')
    if (masterWins === undefined ? !lacks(quorumd, 'master_wins') : masterWins.isUnknown) return
    if (flagOf(quorumd, 'master_wins') || numberOf(quorumd, 'votes') !== 1) return
    yield { at: quorumd, message: 'Neither a heuristic nor master_wins decides which node the quorum disk helps' }
  },
})
