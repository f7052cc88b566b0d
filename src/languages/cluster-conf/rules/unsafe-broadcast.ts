import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Broadcast is a technology preview. */
export const unsafeBroadcast = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-broadcast',
  severity: 'warning',
  origin: 'practice',
  summary: 'the cluster talks by broadcast',
  why:
    'Red Hat offers broadcast as a preview only. All nodes must be in one broadcast domain, and every other host ' +
    'in it gets the traffic.',
  do: 'Use multicast, or unicast (transport="udpu") where the network does not carry multicast.',
  sources: ['access.redhat.com articles 146163, solutions 32881'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman broadcast="[|yes|]"/>
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
  <cman broadcast="no"/>
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
    const broadcast = attributeOf(model.section('cman'), 'broadcast')
    if (broadcast === undefined || broadcast.isUnknown || broadcast.value !== 'yes') return
    if (['udp', 'udpu', 'rdma'].includes(valueOf(model.section('cman'), 'transport') ?? '')) return // They exclude each other.
    yield { at: broadcast, message: 'Broadcast is a technology preview' }
  },
})
