import { defineRule } from '../../../rules/define-rule.js'

import { agentOf } from '../analysis/fence-arguments.js'
import { withoutElements } from '../analysis/repair.js'
import type { XmlElement } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Power devices need no unfence. */
export const unusedUnfence = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-unfence',
  severity: 'warning',
  origin: 'practice',
  summary: 'unfence uses a power device',
  why:
    'The node runs already when it comes to its unfence, so switching it on does nothing. At worst a reboot as ' +
    'default action switches it off.',
  do: 'Remove it.',
  sources: ['access.redhat.com solutions 789203'],
  since: '0.1.0',
  fix: 'unsafe',
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
      <unfence>
        <[|device|] name="apc" port="1" action="on"/>
      </unfence>
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

  *check({ model, file }) {
    const ofNode = new Map<XmlElement, { readonly device: XmlElement; readonly agent: string }[]>()
    for (const use of model.fenceUses) {
      const agent = agentOf(use)
      if (use.method !== undefined || agent === undefined) continue
      if ((agent.class !== 'power' && agent.class !== 'virtual')) continue
      const devices = ofNode.get(use.node)
      if (devices === undefined) ofNode.set(use.node, [{ device: use.device, agent: agent.name }])
      else devices.push({ device: use.device, agent: agent.name })
    }
    for (const [first, ...others] of ofNode.values()) {
      if (first === undefined) continue
      yield {
        at: first.device,
        message: `Agent "${first.agent}" needs no "unfence"`,
        related: others.map(({ device }) => ({ at: device, message: 'nor does this one' })),
        fixes: [withoutElements(file, [first, ...others].map(({ device }) => device), 'unsafe')],
      }
    }
  },
})
