import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Before cluster 3.x a node and a fence device should not share a name. */
export const conflictingNodeDeviceName = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-node-device-name',
  severity: 'warning',
  origin: 'practice',
  summary: 'a fence device is named like a node',
  why: 'The tools of cluster 1.x and 2.x keep both kinds of name in one space and refuse the file.',
  do: 'Rename the fence device.',
  sources: ['system-config-cluster, schema cluster.ng: both are XML ids'],
  since: '0.1.0',
  examples: {
    bad: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="alpha" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="alpha" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="[|alpha|]" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
` },
    ],
    good: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="apc" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
` },
    ],
  },

  *check({ model }) {
    if (model.era === 3) return
    for (const device of model.fenceDevices) {
      const name = attributeOf(device, 'name')
      const node = name === undefined || name.isUnknown ? undefined : model.nodeNamed.get(name.value)
      if (name === undefined || node === undefined) continue
      yield {
        at: name,
        message: `Fence device "${name.value}" is named like a node`,
        related: [{ at: node, message: 'the node is listed here' }],
      }
    }
  },
})
