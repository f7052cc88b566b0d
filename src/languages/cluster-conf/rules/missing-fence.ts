import { defineRule } from '../../../rules/define-rule.js'

import { hasAllNodes, lacksMethod } from '../analysis/known.js'
import { childOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Every node must be fenceable. */
export const missingFence = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-fence',
  severity: 'error',
  origin: 'practice',
  summary: 'a node has no fence method',
  why:
    'When the node fails, fenced cannot remove it. Recovery of GFS, locks and services waits until an operator ' +
    'steps in.',
  do: 'Add a fence method for the node.',
  sources: [
    'cluster 3.2.0 fence/fenced: a node without a method is never fenced',
    'access.redhat.com solutions 15575',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['cluster-conf/unclosed-tag', 'cluster-conf/unexpected-end-tag', 'cluster-conf/duplicate-root'], within: 'file' }],
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
    <[|clusternode|] name="beta" nodeid="2"/>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman/>
  <[|clusternodes|]>
    <clusternode name="alpha" nodeid="1">
      <fence/>
    </clusternode>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
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
    const lacking = model.nodes.filter(node => lacksMethod(model, node))
    const [first] = lacking
    // Of one node nobody is left to fence it, and that it is one is reported.
    if (first === undefined || (model.nodes.length === 1 && hasAllNodes(model))) return
    const isAnyFenced = model.nodes.some(node => childOf(childOf(node, 'fence'), 'method') !== undefined)
    if (!isAnyFenced && (lacking.length > 1 || !hasAllNodes(model))) {
      if (!hasAllNodes(model)) return // The others may be.
      yield { at: first.parent ?? first, message: 'None of the nodes has a fence method' }
      return
    }
    for (const node of lacking) {
      const name = valueOf(node, 'name')
      if (name !== undefined) yield { at: node, message: `Node "${name}" has no fence method` }
    }
  },
})
