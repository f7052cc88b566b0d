import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../../xml/consequences.js'
import { listed } from '../../../text/quantity.js'

import { agentOfDevice, argumentOf, isSound, portNames, usesOf } from '../analysis/fence-arguments.js'
import { valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** An agent of a shared device must be told which outlet is meant. */
export const missingFencePort = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-fence-port',
  severity: 'error',
  origin: 'practice',
  summary: 'a device does not say which outlet, slot or machine belongs to the node',
  why: 'The agent ends with an error, the method fails, and the node is not fenced.',
  do: 'Add the port of this node to the device.',
  sources: ['fence-agents lib/fencing.py check_input(): a plug number or machine identification is demanded'],
  since: '0.1.0',
  followsFrom: [...brokenTree('cluster-conf'), brokenTag('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <[|device|] name="apc"/>
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
    ],
  },

  *check({ model }) {
    for (const fenceDevice of model.fenceDevices) {
      const agent = agentOfDevice(fenceDevice)
      const group = agent?.requires.find(names => names.some(name => portNames.includes(name)))
      if (agent === undefined || group === undefined || agent.isNodeNameImplicit) continue
      const names = [...group, ...portNames] // Some agents take a UUID as well.
      for (const use of usesOf(model, fenceDevice)) {
        if (argumentOf(use, ...names) !== undefined || !isSound(use)) continue
        // Probably a slip; unknown-fence-parameter says so.
        if (use.device.attributes.some(({ name }) => name !== 'name' && !agent.parameters.has(name))) continue
        const name = valueOf(use.node, 'name') ?? ''
        const wanted = listed(group.map(word => `"${word}"`), 'or')
        yield { at: use.device, message: `Agent "${agent.name}" needs ${wanted} to find node "${name}"` }
      }
    }
  },
})
