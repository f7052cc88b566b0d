import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, argumentOf } from '../analysis/fence-arguments.js'
import type { XmlAttribute } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A power cycle by IPMI is reported done before the node is off. */
export const unsafeFenceCycle = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-fence-cycle',
  severity: 'warning',
  origin: 'practice',
  summary: 'nodes are fenced by a power cycle',
  why:
    'With method="cycle" the agent asks the controller for a power cycle and does not wait until the node is off. Fencing ' +
    'counts as done while the node may still write, which has corrupted data.',
  do: 'Remove method, or set it to "onoff": the agent then switches off, looks, and switches on.',
  sources: ['access.redhat.com solutions 1990513', 'fence_ipmilan(8): method onoff or cycle'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="ipmi-a"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="ipmi-b"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="ipmi-a" agent="fence_ipmilan" ipaddr="192.0.2.101" login="admin" passwd="not-a-secret" method="[|cycle|]"/>
    <fencedevice name="ipmi-b" agent="fence_ipmilan" ipaddr="192.0.2.102" login="admin" passwd="not-a-secret" method="onoff"/>
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
          <device name="ipmi-a"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="ipmi-b"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="ipmi-a" agent="fence_ipmilan" ipaddr="192.0.2.101" login="admin" passwd="not-a-secret"/>
    <fencedevice name="ipmi-b" agent="fence_ipmilan" ipaddr="192.0.2.102" login="admin" passwd="not-a-secret" method="onoff"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const places = new Set<XmlAttribute>()
    for (const use of model.fenceUses) {
      // The agents that speak IPMI; others take other words for "method".
      if (agentOf(use)?.parameters.has('lanplus') !== true) continue
      const method = argumentOf(use, 'method')
      if (method !== undefined && !method.isUnknown && method.value === 'cycle') places.add(method)
    }
    const [first, ...others] = places
    if (first === undefined) return
    const edits = [...places].map(({ file, span }) => ({ file, span, newText: 'onoff' }))
    yield {
      at: first,
      message: 'Method "cycle" reports a node fenced before it is off',
      related: others.map(at => ({ at, message: 'here too' })),
      fixes: [{ title: 'Set "method" to "onoff"', safety: 'unsafe', edits }],
    }
  },
})
