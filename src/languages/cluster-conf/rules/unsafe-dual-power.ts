import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, argumentOf, fencingUses, outletOf } from '../analysis/fence-arguments.js'
import type { XmlElement } from '../ast.js'
import type { ClusterConf, FenceUse } from '../schema.js'

/** A node with two power supplies must lose both at once. */
export const unsafeDualPower = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-dual-power',
  severity: 'warning',
  origin: 'practice',
  summary: 'two power devices of a method are switched one after the other',
  why:
    'With reboot, the first supply is back before the second goes: the node never loses power, yet the method ' +
    'counts as a success.',
  do: 'List each device twice: first all with action="off", then all with action="on".',
  sources: ['RHEL 6 Cluster Administration, "Configuring a node with dual power supplies"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1"/>
          <[|device|] name="apc" port="2"/>
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
          <device name="apc" port="1" action="off"/>
          <device name="apc" port="2" action="off"/>
          <device name="apc" port="1" action="on"/>
          <device name="apc" port="2" action="on"/>
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
    const found: { readonly at: XmlElement; readonly before: XmlElement }[] = []
    let first: FenceUse | undefined // Of the method that is being looked at: its devices stand in a row.
    for (const use of fencingUses(model)) {
      if (agentOf(use)?.class !== 'power') continue
      const action = argumentOf(use, 'action', 'option')
      if (action?.isUnknown === true) continue
      if (action !== undefined && !/^(reboot|cycle)$/i.test(action.value)) continue
      if (first === undefined || first.method !== use.method) first = use
      else if (outletOf(first) !== outletOf(use)) found.push({ at: use.device, before: first.device })
    }
    // Who does not know how two power supplies are switched off writes it so for each node.
    const [told, ...others] = found
    if (told === undefined) return
    yield {
      at: told.at,
      message: 'The second power device is rebooted only after the first is on again',
      related: [{ at: told.before, message: 'the first one stands here' }, ...others.map(({ at }) => ({ at, message: 'so is this one' }))],
    }
  },
})
