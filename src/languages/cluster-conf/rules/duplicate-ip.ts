import { defineRule } from '../../../rules/define-rule.js'

import { familyOf } from '../analysis/address.js'
import { everyResource } from '../analysis/resource-tree.js'
import type { XmlAttribute } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** An address can be configured once. */
export const duplicateIp = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-ip',
  severity: 'error',
  origin: 'practice',
  summary: 'two ip resources have one address',
  why:
    'rgmanager takes them for different ones because they are spelt differently. The address is then up on two ' +
    'nodes, or taken down while the other service needs it.',
  do: 'Remove one of them.',
  sources: ['resource-agents rgmanager/src/resources/ip.sh'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <resources>
      <ip address="192.0.2.50"/>
      <ip address="[|192.0.2.50/24|]"/>
    </resources>
  </rm>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <resources>
      <ip address="192.0.2.50/24"/>
      <ip address="192.0.2.51/24"/>
    </resources>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Map<string, XmlAttribute>()
    for (const element of everyResource(model)) {
      const address = element.tag === 'ip' ? attributeOf(element, 'address') : undefined
      if (address === undefined || address.isUnknown || familyOf(address.value) === undefined) continue
      const key = address.value.replace(/\/.*/, '').toLowerCase()
      const first = seen.get(key)
      if (first === undefined) seen.set(key, address)
      else if (first.value !== address.value) yield {
        at: address,
        message: `Address "${address.value}" is the same as "${first.value}"`,
        related: [{ at: first, message: 'first used here' }],
      }
    }
  },
})
