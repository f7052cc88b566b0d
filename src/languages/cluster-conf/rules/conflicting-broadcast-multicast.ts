import { defineRule } from '../../../rules/define-rule.js'

import { broadcastSwitch } from '../analysis/rings.js'
import { attributeOf, childOf, nameOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** With broadcast, the multicast group is not used. */
export const conflictingBroadcastMulticast = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-broadcast-multicast',
  severity: 'warning',
  origin: 'practice',
  summary: 'a multicast address is given although broadcast is on',
  why: 'cman replaces the group by 255.255.255.255, so the address has no effect.',
  do: 'Remove broadcast or the multicast address.',
  sources: ['cluster 3.2.0 cman/daemon/cman-preconfig.c get_nodename()'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman broadcast="yes">
    <multicast [|addr|]="239.192.1.1"/>
  </cman>
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
  <cman>
    <multicast addr="239.192.1.1"/>
  </cman>
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
    const broadcast = broadcastSwitch(model)
    const address = attributeOf(childOf(model.section('cman'), 'multicast'), 'addr')
    if (broadcast === undefined || address === undefined) return
    yield {
      at: nameOf(address),
      message: 'The multicast address is not used: broadcast is on',
      related: [{ at: broadcast, message: 'broadcast is switched on here' }],
    }
  },
})
