import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { fenceMethodsOf } from '../analysis/fence-methods.js'
import { indexOf } from '../analysis/model-index.js'
import type { XmlAttribute } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The fence methods of a node must have different names. */
export const duplicateMethod = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-method',
  severity: 'error',
  origin: 'practice',
  summary: 'two fence methods of a node have one name',
  why: 'Methods are looked up by name, so the first one is tried twice and the second never.',
  do: 'Rename one of them.',
  sources: ['cluster 3.2.0 fence/libfence/agent.c: methods are read by name'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="1">
          <device name="apc" port="1"/>
        </method>
        <method name="[|1|]">
          <device name="apc" port="3"/>
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
        <method name="1">
          <device name="apc" port="1"/>
        </method>
        <method name="2">
          <device name="apc" port="3"/>
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
    for (const node of indexOf(model).severalMethods) {
      const methods = fenceMethodsOf(node)
      if (methods.length < 2) continue
      const seen = new Map<string, XmlAttribute>()
      for (const method of methods) {
        const name = attributeOf(method, 'name')
        // Of one that was not closed, the next one may be the rest.
        if (name === undefined || name.isUnknown || !method.isContentSound) continue
        const first = seen.get(name.value)
        if (first === undefined) seen.set(name.value, name)
        else {
          yield {
            at: name,
            message: `Fence method "${name.value}" is already used for this node`,
            related: [{ at: first, message: 'first used here' }],
          }
        }
      }
    }
  },
})
