import { defineRule } from '../../../rules/define-rule.js'
import { brokenTags, brokenWhole } from '../../../xml/consequences.js'
import { milliseconds } from '../../../text/quantity.js'

import { diskTiming, effectiveToken } from '../analysis/timing.js'
import { attributeOf } from '../ast.js'
import { numberOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** The token should leave the quorum disk twice its time. */
export const unsafeQdiskRatio = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-qdisk-ratio',
  severity: 'warning',
  origin: 'practice',
  summary: 'the token is not more than twice interval × tko',
  why: 'The disk must have decided before the nodes give each other up, with room for slow paths.',
  do: 'Raise token above 2 × interval × tko.',
  sources: [
    'Red Hat, "Optimal quorum disk configurations": the token should be more than twice the quorum disk timeout',
  ],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), brokenTags('cluster-conf')],
  examples: {
    bad: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <totem token="[|10000|]"/>
  <quorumd label="demo" votes="1" interval="1" tko="10"/>
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
  <totem token="21000"/>
  <quorumd label="demo" votes="1" interval="1" tko="10"/>
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
    const place = attributeOf(model.section('totem'), 'token')
    const token = effectiveToken(model)
    const interval = numberOf(quorumd, 'interval')
    const tko = numberOf(quorumd, 'tko')
    if (place === undefined || token === undefined || interval === undefined || tko === undefined) return
    if (quorumd === undefined) return
    const timing = diskTiming(model)
    if (timing !== undefined && timing.recoveryMs >= token) return // conflicting-qdisk-token says so.
    const disk = Math.max(1, interval) * tko * 1000
    if (disk <= 0 || token > 2 * disk || (model.era === 3 && token < 10000)) return
    yield {
      at: place,
      message: `Token ${milliseconds(token)} is not more than twice the quorum disk's ${milliseconds(disk)}`,
      related: [{ at: quorumd, message: 'interval and tko are set here' }],
    }
  },
})
