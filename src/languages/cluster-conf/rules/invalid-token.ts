import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'

import { attributeOf } from '../ast.js'
import { atoi, isInteger, numberOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** The token timeout must leave room for what is derived from it. */
export const invalidToken = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-token',
  severity: 'error',
  origin: 'daemon',
  summary: 'the token timeout is too short',
  why:
    'corosync derives the retransmit and hold timeouts from token and refuses to start when one is below 30 ms, ' +
    "which happens below 210 ms. A token of 0 counts as corosync's own 1000 ms, not as cman's 10000.",
  do: 'Set token to a few thousand milliseconds, or leave it out.',
  sources: [
    'corosync 1.4 exec/totemconfig.c totem_config_validate(): the hold timeout may not be less than 30 ms',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <totem token="[|200|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <totem token="[|0|]"/>
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
  <totem token="210"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <totem/>
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
    const token = attributeOf(totem, 'token')
    if (model.era === 1 || token === undefined || token.isUnknown || !isInteger(token.value)) return
    const value = atoi(token.value)
    if (value === 0) {
      yield {
        at: token,
        message: "Token 0 counts as corosync's default of 1 s, not as 10 s",
        severity: 'warning',
        origin: 'practice',
      }
      return
    }
    const retransmits = numberOf(totem, 'token_retransmits_before_loss_const')
    const retransmit = Math.trunc(value / ((retransmits === undefined || retransmits <= 0 ? 4 : retransmits) + 0.2))
    const hold = Math.trunc(retransmit * 0.8 - 10)
    if (value < 0 || hold >= 30) return
    yield {
      at: token,
      message: `Token ${milliseconds(value)} leaves a hold timeout of ${Math.max(0, hold)} ms; 30 ms are needed`,
    }
  },
})
