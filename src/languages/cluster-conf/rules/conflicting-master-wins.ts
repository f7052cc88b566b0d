import { defineRule } from '../../../rules/define-rule.js'

import { heuristicsOf } from '../analysis/votes.js'
import { attributeOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** master_wins is for two nodes without heuristics. */
export const conflictingMasterWins = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-master-wins',
  severity: 'warning',
  origin: 'daemon',
  summary: 'master_wins is switched off',
  why:
    'qdiskd switches it off when there are heuristics. With more than two nodes it hands quorum to whoever is ' +
    'master.',
  do: 'Remove master_wins or the heuristics.',
  sources: [
    'cluster 3.2.0 cman/qdisk/main.c get_config_data(): master-wins mode disabled',
    'access.redhat.com solutions 24037, 708393',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" master_wins="[|1|]">
    <heuristic program="ping -c1 -w1 192.0.2.1"/>
  </quorumd>
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
    ],
  },

  *check({ model }) {
    const quorumd = model.section('quorumd')
    const masterWins = attributeOf(quorumd, 'master_wins')
    if (quorumd === undefined || masterWins === undefined || !flagOf(quorumd, 'master_wins')) return
    const [heuristic] = heuristicsOf(model)
    if (heuristic !== undefined) {
      yield {
        at: masterWins,
        message: '"master_wins" is switched off: there are heuristics',
        related: [{ at: heuristic, message: 'the first heuristic stands here' }],
      }
    } else if (model.nodes.length > 2) {
      yield {
        at: masterWins,
        message: `"master_wins" is meant for two nodes; there are ${model.nodes.length}`,
        origin: 'practice',
      }
    }
  },
})
