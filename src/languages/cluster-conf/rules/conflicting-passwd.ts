import { defineRule } from '../../../rules/define-rule.js'

import { fenceElements } from '../analysis/fence-arguments.js'
import { attributeOf, nameOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A password and a program that prints it exclude each other. */
export const conflictingPasswd = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-passwd',
  severity: 'info',
  origin: 'practice',
  summary: 'both passwd and passwd_script are given',
  why: 'The program wins, and the password in the file is exposed for nothing.',
  do: 'Remove passwd.',
  sources: ['fence-agents lib/fencing.py: the script replaces the password'],
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
    <fencedevice name="apc" agent="fence_apc" login="apc" [|passwd|]="not-a-secret" passwd_script="/etc/cluster/apc"/>
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
    for (const element of fenceElements(model)) {
      const password = attributeOf(element, 'passwd')
      const script = attributeOf(element, 'passwd_script')
      if (password === undefined || script === undefined) continue
      yield {
        at: nameOf(password),
        message: '"passwd" is not used: "passwd_script" wins',
        related: [{ at: nameOf(script), message: 'the program is given here' }],
      }
    }
  },
})
