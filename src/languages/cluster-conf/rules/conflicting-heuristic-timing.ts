import { defineRule } from '../../../rules/define-rule.js'

import { heuristicsOf } from '../analysis/votes.js'
import { attributeOf } from '../ast.js'
import { numberOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A heuristic must fail before the disk gives the node up. */
export const conflictingHeuristicTiming = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-heuristic-timing',
  severity: 'error',
  origin: 'practice',
  summary: 'a heuristic is slower than the quorum disk',
  why: 'The node is declared dead before its own heuristic could have told it, so the heuristic never counts.',
  do: 'Lower interval or tko of the heuristic, or leave both out.',
  sources: ['qdisk(5), section on heuristics; access.redhat.com, rules on heuristic timing'],
  since: '0.1.0',
  examples: {
    bad: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" interval="1" tko="10">
    <heuristic program="ping -c1 -w1 192.0.2.1" interval="3" tko="[|5|]"/>
  </quorumd>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
` },
    ],
    good: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" interval="1" tko="10">
    <heuristic program="ping -c1 -w1 192.0.2.1" interval="2" tko="4"/>
  </quorumd>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
` },
    ],
  },

  *check({ model }) {
    const quorumd = model.section('quorumd')
    const [interval, tko] = [numberOf(quorumd, 'interval'), numberOf(quorumd, 'tko')]
    if (interval === undefined || tko === undefined) return
    const limit = Math.max(1, interval) * (tko - 1)
    for (const heuristic of heuristicsOf(model)) {
      const place = attributeOf(heuristic, 'tko')
      const [every, times] = [numberOf(heuristic, 'interval'), numberOf(heuristic, 'tko')]
      if (place === undefined || every === undefined || times === undefined || every * times <= limit) continue
      yield { at: place, message: `The heuristic takes ${every * times} s to fail, the node is dead after ${limit} s` }
    }
  },
})
