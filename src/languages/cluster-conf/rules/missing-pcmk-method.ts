import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, fencingUses } from '../analysis/fence-arguments.js'
import { hasAllUses } from '../analysis/known.js'
import { childOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Where pacemaker fences, it must fence every node. */
export const missingPcmkMethod = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-pcmk-method',
  severity: 'error',
  origin: 'practice',
  summary: 'a node is not fenced through fence_pcmk although others are',
  why: 'Pacemaker on cman decides about fencing alone. A request for this node never reaches it.',
  do: 'Give the node a method with fence_pcmk and its own name as port.',
  sources: ['access.redhat.com solutions 509783'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="pcmk">
          <device name="pcmk" port="alpha"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <[|fence|]>
        <method name="power">
          <device name="apc" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="pcmk" agent="fence_pcmk"/>
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
        <method name="pcmk">
          <device name="pcmk" port="alpha"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="pcmk">
          <device name="pcmk" port="beta"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="pcmk" agent="fence_pcmk"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const uses = fencingUses(model).filter(use => agentOf(use)?.name === 'fence_pcmk')
    const [first] = uses
    if (first === undefined) return
    const served = new Set(uses.map(use => use.node))
    for (const node of model.nodes) {
      const fence = childOf(node, 'fence')
      // Nodes without any method are missing-fence's.
      if (childOf(fence, 'method') === undefined || served.has(node) || !hasAllUses(model, node)) continue
      // A device that is not there is reported by itself.
      if (model.fenceUses.some(use => use.node === node && use.fenceDevice === undefined)) continue
      yield {
        at: fence ?? node,
        message: `Node "${valueOf(node, 'name') ?? ''}" is not fenced through fence_pcmk, others are`,
        related: [{ at: first.device, message: 'used here' }],
      }
    }
  },
})
