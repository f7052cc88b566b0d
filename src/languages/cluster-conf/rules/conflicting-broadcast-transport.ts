import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Broadcast goes with no other transport. */
export const conflictingBroadcastTransport = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-broadcast-transport',
  severity: 'error',
  origin: 'daemon',
  summary: 'broadcast is on together with another transport than udpb',
  why: 'cman refuses to start: the two exclude each other.',
  do: 'Remove broadcast or transport.',
  sources: [
    'cluster 3.2.0 cman/daemon/cman-preconfig.c get_nodename(): transport and broadcast are mutually exclusive',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman broadcast="yes" transport="[|udpu|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman broadcast="yes" transport="[|udp|]"/>
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
  <cman broadcast="yes" transport="udpb"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman broadcast="no" transport="udpu"/>
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
    const cman = model.section('cman')
    const broadcast = attributeOf(cman, 'broadcast')
    const transport = attributeOf(cman, 'transport')
    if (model.era !== 3 || broadcast === undefined || transport === undefined) return
    if (valueOf(cman, 'broadcast') !== 'yes') return
    if (transport.isUnknown || !['udp', 'udpu', 'rdma'].includes(transport.value)) return
    yield {
      at: transport,
      message: `Transport "${transport.value}" excludes broadcast`,
      related: [{ at: broadcast, message: 'broadcast is switched on here' }],
    }
  },
})
