import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'

import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** The nodes must have time to agree. */
export const conflictingConsensus = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-consensus',
  severity: 'error',
  origin: 'daemon',
  summary: 'consensus is shorter than join',
  why: 'corosync refuses to start: it would give up before the join messages could arrive.',
  do: 'Remove consensus and join, or set consensus to more than the token.',
  sources: [
    'corosync 1.4 exec/totemconfig.c totem_config_validate()',
    'cluster 3.2.0 cman/daemon/cman-preconfig.c: join is 60 unless given',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <totem consensus="[|50|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <totem token="10000" consensus="12000"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const totem = model.section('totem')
    const consensus = attributeOf(totem, 'consensus')
    if (model.era === 1 || consensus === undefined || consensus.isUnknown || !isInteger(consensus.value)) return
    if (atoi(consensus.value) <= 0) return
    const join = attributeOf(totem, 'join')
    if (join?.isUnknown === true) return
    const least = Math.max(30, join === undefined ? 60 : atoi(join.value))
    if (atoi(consensus.value) >= least) return
    yield {
      at: consensus,
      message: `Consensus ${milliseconds(atoi(consensus.value))} is shorter than join ${milliseconds(least)}`,
      ...(model.era === 3 ? {} : { origin: 'practice' as const }),
      ...(join === undefined ? {} : { related: [{ at: join, message: 'join is set here' }] }),
    }
  },
})
