import { defineRule } from '../../../rules/define-rule.js'

import { withValue } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A node must be seen at least twice. */
export const invalidTkoUp = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-tko-up',
  severity: 'warning',
  origin: 'practice',
  summary: 'tko_up is below 2',
  why: 'qdiskd raises it to 2 without a word.',
  do: 'Set tko_up to 2 or more, or remove it.',
  sources: ['cluster 3.2.0 cman/qdisk/main.c get_static_config_data()'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" tko_up="[|1|]"/>
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
  <quorumd label="demo" votes="1" tko_up="2"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const tkoUp = attributeOf(model.section('quorumd'), 'tko_up')
    if (tkoUp === undefined || tkoUp.isUnknown || !isInteger(tkoUp.value) || atoi(tkoUp.value) >= 2) return
    yield {
      at: tkoUp,
      message: `Value ${tkoUp.value} of "tko_up" is raised to 2`,
      fixes: [withValue(tkoUp, '2', 'safe')],
    }
  },
})
