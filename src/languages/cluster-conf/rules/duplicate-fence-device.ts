import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import type { XmlAttribute } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Names of fence devices must be unique. */
export const duplicateFenceDevice = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-fence-device',
  severity: 'error',
  origin: 'daemon',
  summary: 'two fence devices have one name',
  why: 'Devices reach the first one only. The schema of RHEL 6 refuses the file.',
  do: 'Rename one of them, and the devices that mean it.',
  sources: ['ccs 0.16.2 cluster.rng.in: the name is an XML id'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
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
    <fencedevice name="[|apc|]" agent="fence_wti" ipaddr="192.0.2.8" passwd="not-a-secret"/>
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
    const seen = new Map<string, XmlAttribute>()
    for (const device of model.fenceDevices) {
      const name = attributeOf(device, 'name')
      if (name === undefined || name.isUnknown || name.value === '') continue
      const first = seen.get(name.value.trim())
      if (first === undefined) {
        seen.set(name.value.trim(), name)
        continue
      }
      yield {
        at: name,
        message: `Fence device "${name.value}" is already listed`,
        related: [{ at: first, message: 'first listed here' }],
        ...(model.era === 3 ? {} : { origin: 'practice' as const }),
      }
    }
  },
})
