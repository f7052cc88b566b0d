import { defineRule } from '../../../rules/define-rule.js'

import { agentOf } from '../analysis/fence-arguments.js'
import { withoutElement } from '../analysis/repair.js'
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
    for (const use of model.fenceUses) {
      const agent = agentOf(use)
      if (use.method !== undefined || agent === undefined) continue
      if ((agent.class !== 'power' && agent.class !== 'virtual')) continue
      yield {
        at: use.device,
        message: `Agent "${agent.name}" needs no "unfence"`,
        fixes: [withoutElement(file, use.device, 'unsafe')],
      }
    }
  },
})
