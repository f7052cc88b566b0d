import { defineRule } from '../../../rules/define-rule.js'

import { fenceMethodsOf } from '../analysis/fence-methods.js'
import { indexOf } from '../analysis/model-index.js'
import { valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A node has at most eight fence methods. */
export const invalidMethodCount = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-method-count',
  severity: 'error',
  origin: 'practice',
  summary: 'a node has more than eight fence methods',
  why: 'fenced reads eight and never tries the others.',
  do: 'Remove the superfluous methods.',
  sources: ['cluster 3.2.0 fence/libfence/fence.h FENCE_AGENT_METHODS_MAX'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="1"/>
        <method name="2"/>
        <method name="3"/>
        <method name="4"/>
        <method name="5"/>
        <method name="6"/>
        <method name="7"/>
        <method name="8"/>
        <[|method|] name="9"/>
      </fence>
    </clusternode>
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
    for (const node of indexOf(model).severalMethods) {
      const methods = fenceMethodsOf(node)
      const ninth = methods[8]
      if (ninth !== undefined) {
        yield {
          at: ninth,
          message: `Node "${valueOf(node, 'name') ?? ''}" has ${methods.length} fence methods; 8 are read`,
        }
      }
    }
  },
})
