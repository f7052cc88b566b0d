import { defineRule } from '../../../rules/define-rule.js'

import { heuristicsOf } from '../analysis/votes.js'
import type { ClusterConf } from '../schema.js'

/** The quorum disk daemon reads ten heuristics. */
export const invalidHeuristicCount = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-heuristic-count',
  severity: 'error',
  origin: 'practice',
  summary: 'there are more than ten heuristics',
  why: 'qdiskd has room for ten and takes no notice of the others, so their scores are missing.',
  do: 'Join some of them in one script.',
  sources: ['cluster 3.2.0 cman/qdisk/main.c: struct h_data h[10]'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1">
    <heuristic program="a"/>
    <heuristic program="b"/>
    <heuristic program="c"/>
    <heuristic program="d"/>
    <heuristic program="e"/>
    <heuristic program="f"/>
    <heuristic program="g"/>
    <heuristic program="h"/>
    <heuristic program="i"/>
    <heuristic program="j"/>
    <[|heuristic|] program="k"/>
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
  <quorumd label="demo" votes="1">
    <heuristic program="a"/>
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
    const heuristics = heuristicsOf(model)
    const eleventh = heuristics[10]
    if (eleventh !== undefined) {
      yield { at: eleventh, message: `The quorum disk has ${heuristics.length} heuristics; 10 are read` }
    }
  },
})
