import { defineRule } from '../../../rules/define-rule.js'

import { fenceMethodsOf } from '../analysis/fence-methods.js'
import { indexOf } from '../analysis/model-index.js'
import { childrenOf, valueOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A fence method has at most eight devices. */
export const invalidDeviceCount = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-device-count',
  severity: 'error',
  origin: 'practice',
  summary: 'a fence method has more than eight devices',
  why: 'fenced reads eight and takes no notice of the others.',
  do: 'Remove the superfluous devices.',
  sources: ['cluster 3.2.0 fence/libfence/fence.h FENCE_AGENT_DEVICES_MAX'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="1">
          <device name="a"/>
          <device name="a"/>
          <device name="a"/>
          <device name="a"/>
          <device name="a"/>
          <device name="a"/>
          <device name="a"/>
          <device name="a"/>
          <[|device|] name="a"/>
        </method>
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
      for (const group of groupsOf(node)) {
        if (group.children.length <= 8) continue
        const devices = childrenOf(group, 'device')
        const ninth = devices[8]
        const owner = valueOf(node, 'name') ?? ''
        if (ninth !== undefined) {
          yield { at: ninth, message: `"${group.tag}" of node "${owner}" has ${devices.length} devices; 8 are read` }
        }
      }
    }
  },
})

function groupsOf(node: XmlElement): readonly XmlElement[] {
  const methods = fenceMethodsOf(node)
  const unfence = childrenOf(node, 'unfence')
  return unfence.length === 0 ? methods : [...methods, ...unfence]
}
