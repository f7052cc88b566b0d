import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag, brokenTags, brokenTree } from '../../../xml/consequences.js'
import { counted } from '../../../text/quantity.js'

import { agentOfDevice, usesOf } from '../analysis/fence-arguments.js'
import { fenceMethodsOf } from '../analysis/fence-methods.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Manual fencing is for tests. */
export const unsafeFenceManual = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-fence-manual',
  severity: 'warning',
  origin: 'practice',
  summary: 'nodes are fenced by hand',
  why:
    'fence_manual waits until an operator confirms that the node is down. Until then GFS, locks and services stand ' +
    'still; a wrong confirmation destroys data. Behind a device that works by itself it is only the last resort. It is gone in cluster 3.x.',
  do: 'Use a real fence device. fence_ack_manual confirms a fencing by hand without it.',
  sources: ['fence_manual(8): not for production; access.redhat.com articles 36302'],
  since: '0.1.0',
  followsFrom: [...brokenTree('cluster-conf'), brokenTag('cluster-conf'), { rules: ['cluster-conf/mismatched-end-tag'], within: 'file' }, brokenTags('cluster-conf')],
  examples: {
    bad: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="human"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="human"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="human" agent="[|fence_manual|]"/>
  </fencedevices>
</cluster>
` },
      { target: '3', text: `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="human"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="human"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="human" agent="[|fence_manual|]"/>
  </fencedevices>
</cluster>
` },
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
    for (const device of model.fenceDevices) {
      const agent = attributeOf(device, 'agent')
      if (agent === undefined || agentOfDevice(device)?.name !== 'fence_manual') continue
      const uses = usesOf(model, device)
      if (uses.length === 0) continue
      const served = new Set(uses.map(use => use.node))
      const only = [...served].filter(node => fenceMethodsOf(node).length === 1)
      const whom = only.length === 0 ? undefined : whomOf(only.length, model.nodes.length)
      const rest = model.era === 3 ? ', and cluster 3.x has no such agent' : ''
      yield {
        at: agent,
        message: whom === undefined
          ? `Agent "fence_manual" waits for an operator${rest}`
          : `${whom} fenced by hand only: recovery waits for an operator${rest}`,
        ...(model.era === 3 ? { severity: 'error' as const } : whom === undefined ? { severity: 'info' as const } : {}),
      }
    }
  },
})

function whomOf(count: number, all: number): string {
  if (count < all) return `${counted(count, 'node')} of ${all} can be`
  return count === 1 ? 'The only node is' : `All ${count} nodes are`
}
