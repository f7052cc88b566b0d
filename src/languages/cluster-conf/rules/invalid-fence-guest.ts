import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, argumentOf } from '../analysis/fence-arguments.js'
import type { XmlAttribute } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A guest is fenced by its name. */
export const invalidFenceGuest = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-fence-guest',
  severity: 'warning',
  origin: 'practice',
  summary: 'the guest to fence is a command',
  why: 'The agent looks for a guest of that name; it does not run commands.',
  do: 'Write the name of the guest alone.',
  sources: ['fence_xvm(8), "port"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="xvm"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="xvm"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="xvm" agent="fence_xvm" domain="[|xm destroy alpha|]"/>
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
          <device name="xvm" port="alpha"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="xvm" port="beta"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="xvm" agent="fence_xvm"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Set<XmlAttribute>()
    for (const use of model.fenceUses) {
      const name = agentOf(use)?.name
      if (name !== 'fence_xvm' && name !== 'fence_virt') continue
      const guest = argumentOf(use, 'port', 'domain')
      if (guest === undefined || guest.isUnknown || seen.has(guest)) continue
      if (!/^(xm|virsh|\/)[\s\w]/.test(guest.value)) continue
      seen.add(guest)
      yield { at: guest, message: `"${guest.value}" is a command; "${name}" wants the name of a guest` }
    }
  },
})
