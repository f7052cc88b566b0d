import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag, brokenWhole } from '../../../xml/consequences.js'

import { fenceMethodsOf } from '../analysis/fence-methods.js'
import { lacksChild } from '../analysis/known.js'
import { withoutElement } from '../analysis/repair.js'
import { valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A fence method needs a device. */
export const missingMethodDevice = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-method-device',
  severity: 'error',
  origin: 'practice',
  summary: 'a fence method has no device',
  why: 'The method fails, and the node is not fenced by it.',
  do: 'Add a device to the method, or remove it.',
  sources: ['cluster 3.2.0 fence/libfence/agent.c: FE_NO_DEVICE'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), brokenTag('cluster-conf'), { rules: ['cluster-conf/mismatched-end-tag'], within: 'file' }],
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <[|method|] name="power"/>
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

  *check({ model, file }) {
    for (const node of model.nodes) {
      for (const method of fenceMethodsOf(node)) {
        if (!lacksChild(model, method, 'device')) continue
        const [name, owner] = [valueOf(method, 'name') ?? '', valueOf(node, 'name') ?? '']
        yield {
          at: method,
          message: `Fence method "${name}" of node "${owner}" has no device`,
          fixes: [withoutElement(file, method, 'unsafe')],
        }
      }
    }
  },
})
