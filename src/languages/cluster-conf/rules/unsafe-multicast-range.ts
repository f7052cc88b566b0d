import { defineRule } from '../../../rules/define-rule.js'

import { familyOf, isMulticast } from '../analysis/address.js'
import { attributeOf, childOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The multicast group should come from the range for private use. */
export const unsafeMulticastRange = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-multicast-range',
  severity: 'warning',
  origin: 'practice',
  summary: 'the multicast address is outside 239.0.0.0/8',
  why:
    'Groups of 224.0.0.0/24 are never forwarded and belong to routing protocols, and others belong to someone ' +
    'else. Switches treat them in ways of their own.',
  do: 'Choose an address of 239.192.0.0/16, or remove the address and let cman choose one.',
  sources: ['RHEL 5 Cluster Administration, "Multicast addresses"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman>
    <multicast addr="[|224.0.0.1|]"/>
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
    <multicast addr="239.192.10.10"/>
  </cman>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman>
    <multicast addr="ff15::1"/>
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
    for (const tag of ['multicast', 'altmulticast']) {
      const address = attributeOf(childOf(model.section('cman'), tag), 'addr')
      if (address === undefined || address.isUnknown || !isMulticast(address.value)) continue
      if (familyOf(address.value) !== 4) continue
      if (address.value.startsWith('239.')) continue
      const help = address.value.startsWith('224.0.0.')
        ? 'Groups of 224.0.0.0/24 belong to routing protocols and never pass a router.'
        : undefined
      yield {
        at: address,
        message: `Multicast address "${address.value}" is outside 239.0.0.0/8`,
        ...(help === undefined ? {} : { help }),
      }
    }
  },
})
