import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, argumentOf, fencingUses, isPerHost, isSameNode, portNames } from '../analysis/fence-arguments.js'
import type { XmlAttribute } from '../ast.js'
import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf, FenceUse } from '../schema.js'

/** A management controller belongs to one node. */
export const duplicateFenceAddress = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-fence-address',
  severity: 'error',
  origin: 'practice',
  summary: 'two nodes are fenced through one management controller',
  why: 'A controller switches the host that it sits in. Fencing the other node switches off the wrong one.',
  do: 'Give each node a fencedevice with the address of its own controller.',
  sources: ['fence_ipmilan(8): the address is that of the machine to fence'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="bmc"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="[|bmc|]"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="bmc" agent="fence_ipmilan" ipaddr="192.0.2.101" login="admin" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="bmc-a"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="bmc-b"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="bmc-a" agent="fence_ipmilan" ipaddr="192.0.2.101" login="admin" passwd="not-a-secret"/>
    <fencedevice name="bmc-b" agent="fence_ipmilan" ipaddr="[|192.0.2.101|]" login="admin" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="bmc-a"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="bmc-b"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="bmc-a" agent="fence_ipmilan" ipaddr="192.0.2.101" login="admin" passwd="not-a-secret"/>
    <fencedevice name="bmc-b" agent="fence_ipmilan" ipaddr="192.0.2.102" login="admin" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Map<string, FenceUse>()
    const reported = new Set<XmlAttribute>()
    for (const use of fencingUses(model)) {
      const agent = agentOf(use)
      const name = attributeOf(use.device, 'name')
      if (agent === undefined || name === undefined || !isPerHost(agent)) continue
      if ((argumentOf(use, ...portNames)?.value ?? '') !== '') continue
      const address = argumentOf(use, 'ipaddr', 'hostname', 'ip')
      if (address === undefined || address.isUnknown || address.value === '') continue
      const key = `${address.value.toLowerCase()} ${argumentOf(use, 'ipport')?.value ?? ''}`
      const first = seen.get(key)
      if (first === undefined) seen.set(key, use)
      if (first === undefined || isSameNode(first, use)) continue
      const at = first.fenceDevice === use.fenceDevice ? name : address
      if (reported.has(at)) continue
      reported.add(at)
      const other = valueOf(first.node, 'name') ?? ''
      yield {
        at,
        message: `The controller at "${address.value}" already belongs to node "${other}"`,
        related: [{ at: first.device, message: `used for node "${other}" here` }],
      }
    }
  },
})
