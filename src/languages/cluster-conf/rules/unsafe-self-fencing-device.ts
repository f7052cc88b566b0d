import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, argumentOf, fencingUses } from '../analysis/fence-arguments.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A node cannot be fenced through itself. */
export const unsafeSelfFencingDevice = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-self-fencing-device',
  severity: 'warning',
  origin: 'practice',
  summary: 'a fence device has the address of the node that it shall fence',
  why: 'When the node is dead, nothing answers at its address, so fencing fails just when it is needed.',
  do: 'Write the address of the management controller or power switch.',
  sources: ['fence_ipmilan(8): the address is that of the controller, not of the operating system'],
  since: '0.1.0',
  examples: {
    bad: [
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
    <fencedevice name="bmc-a" agent="fence_ipmilan" ipaddr="[|alpha|]" login="admin" passwd="not-a-secret"/>
    <fencedevice name="bmc-b" agent="fence_ipmilan" ipaddr="beta-bmc" login="admin" passwd="not-a-secret"/>
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
    <fencedevice name="bmc-a" agent="fence_ipmilan" ipaddr="alpha-bmc" login="admin" passwd="not-a-secret"/>
    <fencedevice name="bmc-b" agent="fence_ipmilan" ipaddr="beta-bmc" login="admin" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const use of fencingUses(model)) {
      const agent = agentOf(use)
      const address = argumentOf(use, 'ipaddr')
      const name = attributeOf(use.node, 'name')
      if (agent?.class !== 'power' || address === undefined || name === undefined || address.isUnknown) continue
      if (name.isUnknown) continue
      if (address.value.toLowerCase() !== name.value.toLowerCase()) continue
      yield {
        at: address,
        message: `Node "${name.value}" is fenced through its own address`,
        related: [{ at: name, message: 'the node is named here' }],
      }
    }
  },
})
