import { defineRule } from '../../../rules/define-rule.js'

import { familyOf, isMulticast } from '../analysis/address.js'
import { attributeOf, childOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The multicast group and the nodes must be of one address family. */
export const conflictingMulticastFamily = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-multicast-family',
  severity: 'error',
  origin: 'daemon',
  summary: 'multicast group and node addresses are of different families',
  why: 'cman refuses to start with an IPv4 group and IPv6 nodes, and the other way round.',
  do: 'Choose a group of the family of the nodes.',
  sources: [
    'cluster 3.2.0 cman/daemon/cman-preconfig.c add_ifaddr(): node address family does not match multicast address ' +
    'family',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman>
    <multicast addr="[|ff15::1|]"/>
  </cman>
  <clusternodes>
    <clusternode name="192.0.2.1" nodeid="1"/>
    <clusternode name="192.0.2.2" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman>
    <multicast addr="ff15::1"/>
  </cman>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const address = attributeOf(childOf(model.section('cman'), 'multicast'), 'addr')
    if (model.era !== 3 || address === undefined || address.isUnknown || !isMulticast(address.value)) return
    if (valueOf(model.section('cman'), 'broadcast') === 'yes') return
    for (const node of model.nodes) {
      const name = attributeOf(node, 'name')
      const family = name === undefined || name.isUnknown ? undefined : familyOf(name.value)
      if (name === undefined || family === undefined || family === familyOf(address.value)) continue
      yield {
        at: address,
        message: `Multicast address "${address.value}" is no IPv${family} address, but node "${name.value}" is`,
        related: [{ at: name, message: 'the node is named here' }],
      }
      return
    }
  },
})
