import { defineRule } from '../../../rules/define-rule.js'

import { hasAll } from '../analysis/known.js'
import { lacks } from '../analysis/misspelt.js'
import { heuristicsOf } from '../analysis/votes.js'
import { attributeOf } from '../ast.js'
import { atoi } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** The required score must be within reach. */
export const conflictingMinScore = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-min-score',
  severity: 'error',
  origin: 'practice',
  summary: 'min_score is above the sum of all scores',
  why: 'No node ever reaches it, so none stays online.',
  do: 'Lower min_score, or leave it out.',
  sources: ['qdisk(5), "min_score"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" min_score="[|5|]">
    <heuristic program="ping -c1 -w1 192.0.2.1" score="3"/>
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
  <quorumd label="demo" votes="1" min_score="2">
    <heuristic program="ping -c1 -w1 192.0.2.1" score="3"/>
  </quorumd>
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
    const minimum = attributeOf(quorumd, 'min_score')
    const heuristics = heuristicsOf(model)
    if (quorumd === undefined || minimum === undefined || minimum.isUnknown || heuristics.length === 0) return
    if (!hasAll(model, quorumd, 'heuristic')) return
    let sum = 0
    for (const heuristic of heuristics) {
      const score = attributeOf(heuristic, 'score')
      if (score === undefined ? !lacks(heuristic, 'score') : score.isUnknown) return
      sum += Math.max(1, score === undefined ? 1 : atoi(score.value))
    }
    if (atoi(minimum.value) <= sum) return
    yield { at: minimum, message: `A score of ${minimum.value} is required, all heuristics together give ${sum}` }
  },
})
