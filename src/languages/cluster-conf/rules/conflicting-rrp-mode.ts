import { defineRule } from '../../../rules/define-rule.js'

import { indexOf } from '../analysis/model-index.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Two rings need a mode that uses both. */
export const conflictingRrpMode = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-rrp-mode',
  severity: 'error',
  origin: 'daemon',
  summary: 'rrp_mode is none although there are two rings',
  why: 'corosync refuses to start with two interfaces and no redundant ring mode.',
  do: 'Set rrp_mode="passive", or leave it out.',
  sources: ['corosync 1.4 exec/totemconfig.c: too many configured interfaces for the rrp_mode none'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <totem rrp_mode="[|none|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <altname name="alpha-2"/>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <altname name="beta-2"/>
    </clusternode>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <totem rrp_mode="passive"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <altname name="alpha-2"/>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <altname name="beta-2"/>
    </clusternode>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const mode = attributeOf(model.section('totem'), 'rrp_mode')
    const second = indexOf(model).altnames[0]?.altname
    if (model.era !== 3 || mode === undefined || second === undefined || mode.value !== 'none') return
    yield {
      at: mode,
      message: 'Redundant ring mode is "none" although there are two rings',
      related: [{ at: second, message: 'the second ring is configured here' }],
    }
  },
})
