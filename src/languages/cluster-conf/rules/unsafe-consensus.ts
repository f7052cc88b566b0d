import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'

import { effectiveToken } from '../analysis/timing.js'
import { attributeOf } from '../ast.js'
import { atoi, isInteger, numberOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** cman chooses a consensus timeout that fits the number of nodes. */
export const unsafeConsensus = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-consensus',
  severity: 'info',
  origin: 'practice',
  summary: 'consensus is below what cman would choose',
  why:
    'With more than two nodes the membership may be rebuilt again and again when consensus is shorter than 1.2 times ' +
    'the token: that is a warning.',
  do: 'Remove consensus.',
  sources: [
    'corosync.conf(5) 1.4 on consensus: at least 1.2 * token; with two nodes less than the token is safe',
    'cluster 3.2.0 cman/daemon/cman-preconfig.c add_cman_overrides(): token + 2000 for more than two nodes',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <totem token="10000" consensus="[|5000|]"/>
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
    const consensus = attributeOf(model.section('totem'), 'consensus')
    const token = effectiveToken(model)
    if (model.era !== 3 || consensus === undefined || consensus.isUnknown || !isInteger(consensus.value)) return
    if (token === undefined) return
    const value = atoi(consensus.value)
    const own = model.nodes.length > 2 ? token + 2000 : Math.min(2000, Math.max(200, Math.trunc(token * 0.2)))
    const least = Math.max(30, numberOf(model.section('totem'), 'join') ?? 60)
    if (value < least || value >= own) return
    yield {
      at: consensus,
      ...(model.nodes.length > 2 && value < 1.2 * token ? { severity: 'warning' as const } : {}),
      message: `Consensus ${milliseconds(value)} is below the ${milliseconds(own)} that cman would choose`,
    }
  },
})
