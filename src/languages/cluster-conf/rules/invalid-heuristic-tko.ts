import { defineRule } from '../../../rules/define-rule.js'

import { heuristicsOf } from '../analysis/votes.js'
import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** One failure of a heuristic should not count. */
export const invalidHeuristicTko = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-heuristic-tko',
  severity: 'warning',
  origin: 'practice',
  summary: 'a heuristic counts as down after one failure',
  why: 'A single lost ping then takes the score, and with it the node.',
  do: 'Set tko to 2 or more, or leave it out.',
  sources: ['access.redhat.com, rules on heuristic timing'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1">
    <heuristic program="ping -c1 -w1 192.0.2.1" tko="[|1|]"/>
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
    <heuristic program="ping -c1 -w1 192.0.2.1" tko="3"/>
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
    for (const heuristic of heuristicsOf(model)) {
      const tko = attributeOf(heuristic, 'tko')
      if (tko === undefined || tko.isUnknown || !isInteger(tko.value) || atoi(tko.value) > 1) continue
      yield { at: tko, message: 'One failure takes the whole score of the heuristic' }
    }
  },
})
