import { defineRule } from '../../../rules/define-rule.js'

import { familyOf } from '../analysis/address.js'
import { everyResource } from '../analysis/resource-tree.js'
import type { XmlAttribute } from '../ast.js'
import { attributeOf, childOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A service address must not be that of a node. */
export const conflictingIpNode = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-ip-node',
  severity: 'error',
  origin: 'practice',
  summary: 'an ip resource has the address of a node',
  why: 'When the service stops or moves, the node loses its own address and with it the cluster.',
  do: 'Use an address that no host has.',
  sources: ['resource-agents rgmanager/src/resources/ip.sh'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="192.0.2.1" nodeid="1"/>
    <clusternode name="192.0.2.2" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web">
      <ip address="[|192.0.2.2/24|]"/>
    </service>
  </rm>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="192.0.2.1" nodeid="1"/>
    <clusternode name="192.0.2.2" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web">
      <ip address="192.0.2.50/24"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const own = new Map<string, XmlAttribute>()
    if (model.resources.length + model.services.length === 0) return
    for (const node of model.nodes) {
      for (const element of [node, childOf(node, 'altname')]) {
        const name = attributeOf(element, 'name')
        if (name !== undefined && !name.isUnknown && familyOf(name.value) !== undefined) own.set(
          name.value.toLowerCase(),
          name,
        )
      }
    }
    for (const element of everyResource(model)) {
      const address = element.tag === 'ip' ? attributeOf(element, 'address') : undefined
      const node = address === undefined || address.isUnknown
        ? undefined
        : own.get(address.value.replace(/\/.*/, '').toLowerCase())
      if (address === undefined || node === undefined) continue
      yield {
        at: address,
        message: `Address "${address.value}" belongs to a node`,
        related: [{ at: node, message: 'the node has it' }],
      }
    }
  },
})
