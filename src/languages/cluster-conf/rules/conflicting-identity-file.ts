import { defineRule } from '../../../rules/define-rule.js'

import { agentOfDevice, usesOf } from '../analysis/fence-arguments.js'
import { attributeOf, nameOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A key for SSH needs SSH. */
export const conflictingIdentityFile = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-identity-file',
  severity: 'warning',
  origin: 'practice',
  summary: 'identity_file is given without secure',
  why: 'The agent talks telnet and does not use the key.',
  do: 'Add secure="1".',
  sources: ['fence-agents lib/fencing.py check_input(): an identity file without ssh is refused'],
  since: '0.1.0',
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
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" [|identity_file|]="/root/.ssh/id_rsa"/>
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
    <fencedevice name="apc" agent="fence_apc" login="apc" identity_file="/root/.ssh/id_rsa" secure="1"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const device of model.fenceDevices) {
      const file = attributeOf(device, 'identity_file')
      const secure = agentOfDevice(device)?.parameters.get('secure')
      if (file === undefined || secure === undefined || secure.default === '1') continue
      if ([
        device,
        ...usesOf(model, device).map(use => use.device),
      ].some(element => attributeOf(element, 'secure') !== undefined)) continue
      yield { at: nameOf(file), message: '"identity_file" is not used without "secure"' }
    }
  },
})
