import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, argumentOf } from '../analysis/fence-arguments.js'
import type { XmlAttribute } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Newer controllers want IPMI 2.0. */
export const unsafeIpmiLanplus = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-ipmi-lanplus',
  severity: 'info',
  origin: 'practice',
  summary: 'lanplus is switched off for a controller that needs it',
  why: 'iLO 3 and 4 speak IPMI 2.0 only, so the agent cannot log in.',
  do: 'Remove lanplus="0".',
  sources: ['fence_ilo3(8), fence_ilo4(8): lanplus is on by default'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="ilo-a"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="ilo-b"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="ilo-a" agent="fence_ilo3" ipaddr="192.0.2.101" login="admin" lanplus="[|0|]"/>
    <fencedevice name="ilo-b" agent="fence_ilo3" ipaddr="192.0.2.102" login="admin" passwd="not-a-secret"/>
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
          <device name="ilo-a"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="ilo-b"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="ilo-a" agent="fence_ilo3" ipaddr="192.0.2.101" login="admin" lanplus="1"/>
    <fencedevice name="ilo-b" agent="fence_ilo3" ipaddr="192.0.2.102" login="admin" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Set<XmlAttribute>()
    for (const use of model.fenceUses) {
      if (agentOf(use)?.parameters.get('lanplus')?.default !== '1') continue
      const lanplus = argumentOf(use, 'lanplus')
      if (lanplus === undefined || lanplus.isUnknown || seen.has(lanplus)) continue
      seen.add(lanplus)
      if (!['0', 'no', 'off', 'false'].includes(lanplus.value.toLowerCase())) continue
      yield { at: lanplus, message: `Agent "${use.agent ?? ''}" needs IPMI 2.0, which is switched off` }
    }
  },
})
