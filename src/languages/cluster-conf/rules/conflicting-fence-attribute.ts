import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A parameter of the device is overruled by the same one of the fence device. */
export const conflictingFenceAttribute = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-fence-attribute',
  severity: 'warning',
  origin: 'practice',
  summary: 'a parameter is given twice with different values',
  why:
    'fenced writes the parameters of the fencedevice last and agents keep the last value, so the one of the device ' +
    'has no effect.',
  do: 'Remove the one that is not meant.',
  sources: ['cluster 3.2.0 fence/libfence/agent.c make_args()'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="[|1|]"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret" port="2"/>
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
          <device name="apc" port="1" login="apc"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
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
    for (const { device, fenceDevice } of model.fenceUses) {
      if (fenceDevice === undefined) continue
      for (const own of device.attributes) {
        const other = own.name === 'name' ? undefined : attributeOf(fenceDevice, own.name)
        if (other === undefined || own.isUnknown || other.isUnknown) continue
        if (own.value === other.value) continue
        yield {
          at: own,
          message: `"${own.name}" of the fence device wins over the one of this device`,
          related: [{ at: other, message: 'the fence device says so here' }],
        }
      }
    }
  },
})
