import { defineRule } from '../../../rules/define-rule.js'

import { fenceMethodsOf } from '../analysis/fence-methods.js'
import { indexOf } from '../analysis/model-index.js'
import { attributeOf, childrenOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A second method should use another device. */
export const unsafeSharedFenceDevice = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-shared-fence-device',
  severity: 'info',
  origin: 'practice',
  summary: 'a second fence method uses the device of the first',
  why: 'When the device is out of order, both methods fail.',
  do: 'Use another device for the second method.',
  sources: ['RHEL 6 Cluster Administration, "Configuring backup fence methods"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="1">
          <device name="apc" port="1"/>
        </method>
        <method name="2">
          <device name="[|apc|]" port="3"/>
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
    for (const node of indexOf(model).severalMethods) {
      const [first, ...others] = fenceMethodsOf(node)
      if (others.length === 0) continue
      const devices = new Map(childrenOf(first, 'device').map(device => [valueOf(device, 'name'), device]))
      for (const method of others) {
        const own = childrenOf(method, 'device')
        const device = own[0]
        const name = attributeOf(device, 'name')
        const before = devices.get(name?.value)
        if (name === undefined || name.isUnknown || before === undefined) continue
        if (own.some(other => !devices.has(valueOf(other, 'name')))) continue
        yield {
          at: name,
          message: `The other method uses "${name.value}" already`,
          related: [{ at: before, message: 'used first here' }],
        }
        break
      }
    }
  },
})
