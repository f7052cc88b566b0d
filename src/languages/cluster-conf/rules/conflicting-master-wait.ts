import { defineRule } from '../../../rules/define-rule.js'

import { withValue } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { atoi, isInteger, numberOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A bid for master must wait longer than a node needs to come up. */
export const conflictingMasterWait = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-master-wait',
  severity: 'warning',
  origin: 'practice',
  summary: 'master_wait is not above tko_up',
  why: 'qdiskd raises it to tko_up + 1 without a word, so that no node bids before it sees the others.',
  do: 'Set master_wait above tko_up, or remove it.',
  sources: ['cluster 3.2.0 cman/qdisk/main.c get_static_config_data()'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" interval="1" tko="12" tko_up="4" master_wait="[|3|]"/>
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
  <quorumd label="demo" votes="1" interval="1" tko="12" tko_up="4" master_wait="5"/>
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
    const masterWait = attributeOf(quorumd, 'master_wait')
    if (masterWait === undefined || masterWait.isUnknown || !isInteger(masterWait.value)) return
    const tko = numberOf(quorumd, 'tko')
    const tkoUp = numberOf(quorumd, 'tko_up') ?? (tko === undefined ? undefined : Math.trunc(tko / 3))
    if (tkoUp === undefined || atoi(masterWait.value) > Math.max(2, tkoUp)) return
    yield {
      at: masterWait,
      message: `"master_wait" is ${masterWait.value}, not above "tko_up" ${Math.max(2, tkoUp)}`,
      fixes: [withValue(masterWait, String(Math.max(2, tkoUp) + 1), 'safe')],
    }
  },
})
