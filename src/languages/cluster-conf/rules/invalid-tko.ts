import { defineRule } from '../../../rules/define-rule.js'
import { counted } from '../../../text/quantity.js'

import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A node should be allowed to miss a few cycles. */
export const invalidTko = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-tko',
  severity: 'warning',
  origin: 'daemon',
  summary: 'tko is below 4',
  why: 'qdiskd warns: a short hiccup of the storage counts as the death of a node.',
  do: 'Set tko to 4 or more.',
  sources: ['cluster 3.2.0 cman/qdisk/main.c get_static_config_data(): TKO is too low'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" interval="1" tko="[|3|]"/>
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
  <quorumd label="demo" votes="1" interval="1" tko="4"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const tko = attributeOf(model.section('quorumd'), 'tko')
    if (tko === undefined || tko.isUnknown || !isInteger(tko.value) || atoi(tko.value) >= 4) return
    yield {
      at: tko,
      message: `A node counts as dead after ${counted(atoi(tko.value), 'missed cycle')}; 4 or more are advised`,
    }
  },
})
