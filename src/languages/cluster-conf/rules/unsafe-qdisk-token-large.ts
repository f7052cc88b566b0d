import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'

import { attributeOf } from '../ast.js'
import { atoi } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A long token delays every recovery. */
export const unsafeQdiskTokenLarge = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-qdisk-token-large',
  severity: 'info',
  origin: 'practice',
  summary: 'the token is above 22 seconds',
  why: 'A failed node is noticed only when the token is lost, so services stay away that long.',
  do: 'Lower token, unless the storage needs the time.',
  sources: ['access.redhat.com, recommendations for quorum disk timing'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <totem token="[|60000|]"/>
  <quorumd label="demo" votes="1"/>
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
  <totem token="21000"/>
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
    const token = attributeOf(model.section('totem'), 'token')
    if (model.section('quorumd') === undefined || token === undefined || token.isUnknown) return
    if (atoi(token.value) <= 22000) return
    yield { at: token, message: `Token ${milliseconds(atoi(token.value))}: a failed node is noticed that late` }
  },
})
