import { defineRule } from '../../../rules/define-rule.js'
import { listed } from '../../../text/quantity.js'

import { agentOfDevice, argumentOf, portNames, usesOf } from '../analysis/fence-arguments.js'
import type { ClusterConf } from '../schema.js'

/** A fence agent must get what it needs to reach its device. */
export const missingFenceParameter = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-fence-parameter',
  severity: 'error',
  origin: 'practice',
  summary: 'a fence device lacks a parameter that its agent demands',
  why: 'The agent ends with an error, the method fails, and the node is not fenced.',
  do: 'Add the parameter to the fencedevice.',
  sources: ['fence-agents lib/fencing.py check_input(): "Failed: You have to …"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
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
    <[|fencedevice|] name="apc" agent="fence_apc" login="apc" passwd="not-a-secret"/>
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
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1" ipaddr="192.0.2.9"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" login="apc" passwd_script="/etc/cluster/apc"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    if (model.isBroken) return
    for (const device of model.fenceDevices) {
      const agent = agentOfDevice(device)
      const uses = usesOf(model, device)
      if (agent === undefined || uses.length === 0 || agent.name === 'fence_manual') continue
      for (const group of agent.requires) {
        if (group.some(name => portNames.includes(name) || (agent.isNodeNameImplicit && name === 'nodename'))) continue
        const lacking = uses.filter(use => argumentOf(use, ...group) === undefined)
        const [first] = lacking
        if (first === undefined) continue
        const at = lacking.length === uses.length ? device : first.device
        yield { at, message: `${agent.name} needs ${listed(group.map(name => `"${name}"`), 'or')}` }
      }
    }
  },
})
