import { defineRule } from '../../../rules/define-rule.js'

import { agentOfDevice } from '../analysis/fence-arguments.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A fence agent should be one that the release has. */
export const deprecatedFenceAgent = defineRule<ClusterConf>({
  id: 'cluster-conf/deprecated-fence-agent',
  severity: 'warning',
  origin: 'practice',
  summary: 'the fence agent is gone or replaced',
  why: 'Cluster 3.x has no such agent any more, so the method fails; fence_vmware is there but not supported.',
  do: 'Use the agent that took its place.',
  sources: ['access.redhat.com articles 29440; fence-agents, branch RHEL6'],
  isOfRelease: true,
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="vm" port="a"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="vm" port="b"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="vm" agent="[|fence_vmware|]" ipaddr="192.0.2.9" login="root" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
    ],
    good: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="brocade" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="brocade" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="brocade" agent="fence_mcdata" ipaddr="192.0.2.9" login="root" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
` },
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
    ],
  },

  *check({ model }) {
    for (const device of model.fenceDevices) {
      const agent = agentOfDevice(device)
      const name = attributeOf(device, 'agent')
      if (agent === undefined || name === undefined || agent.name === 'fence_manual') continue
      if (agent.name === 'fence_vmware') {
        yield { at: name, message: 'Agent "fence_vmware" is not supported', help: 'Use fence_vmware_soap.' }
      }
      else if (agent.until !== undefined && model.era > agent.until) yield {
        at: name,
        message: `Cluster 3.x has no agent "${agent.name}"`,
      }
    }
  },
})
