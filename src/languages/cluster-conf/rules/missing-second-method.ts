import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, fencingUses, isPerHost } from '../analysis/fence-arguments.js'
import { fenceMethodsOf } from '../analysis/fence-methods.js'
import { hasAllNodes, hasAllUses } from '../analysis/known.js'
import { childOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A management controller should not be the only way to fence. */
export const missingSecondMethod = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-second-method',
  severity: 'info',
  origin: 'practice',
  summary: 'nodes are fenced through their management controller only',
  why:
    'The controller shares power with its host. When a host loses power, its controller is silent, fencing never ' +
    'succeeds and recovery waits.',
  do: 'Add a second method, such as a switched power outlet.',
  sources: ['access.redhat.com solutions 15575, 16657'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <[|fence|]>
        <method name="bmc">
          <device name="bmc-a"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="bmc-a" agent="fence_ipmilan" ipaddr="192.0.2.101" login="admin" passwd="not-a-secret"/>
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
    const uses = fencingUses(model)
    for (const use of uses) {
      const agent = agentOf(use)
      if (agent === undefined || !isPerHost(agent)) return
    }
    if (!hasAllNodes(model)) return
    if (model.nodes.some(node => !hasAllUses(model, node))) return
    const fenced = model.nodes.filter(node => fenceMethodsOf(node).length > 0)
    const first = childOf(fenced[0], 'fence')
    if (first === undefined || fenced.some(node => fenceMethodsOf(node).length !== 1)) return
    if (uses.length > 0) yield { at: first, message: 'The management controllers are the only way to fence the nodes' }
  },
})
