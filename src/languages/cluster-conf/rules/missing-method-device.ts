import { defineRule } from '../../../rules/define-rule.js'
import { counted } from '../../../text/quantity.js'
import { brokenTag, brokenWhole } from '../../../xml/consequences.js'

import { fenceMethodsOf } from '../analysis/fence-methods.js'
import { lacksChild } from '../analysis/known.js'
import { withoutElements } from '../analysis/repair.js'
import { valueOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A fence method needs a device. */
export const missingMethodDevice = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-method-device',
  severity: 'error',
  origin: 'practice',
  summary: 'a fence method has no device',
  why: 'The method fails, and the node is not fenced by it.',
  do: 'Add a device to the method, or remove it.',
  sources: ['cluster 3.2.0 fence/libfence/agent.c: FE_NO_DEVICE'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), brokenTag('cluster-conf'), { rules: ['cluster-conf/mismatched-end-tag'], within: 'file' }],
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <[|method|] name="power"/>
      </fence>
    </clusternode>
  </clusternodes>
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
    const byName = new Map<string, { readonly method: XmlElement; readonly owner: string }[]>()
    for (const node of model.nodes) {
      for (const method of fenceMethodsOf(node)) {
        if (!lacksChild(model, method, 'device')) continue
        const [name, owner] = [valueOf(method, 'name') ?? '', valueOf(node, 'name') ?? '']
        const alike = byName.get(name)
        if (alike === undefined) byName.set(name, [{ method, owner }])
        else alike.push({ method, owner })
      }
    }
    // Who leaves the device out of a method of one name leaves it out for the same reason.
    for (const [name, [first, ...others]] of byName) {
      if (first === undefined) continue
      const whose = others.length === 0 ? `node "${first.owner}"` : counted(others.length + 1, 'node')
      yield {
        at: first.method,
        message: `Fence method "${name}" of ${whose} has no device`,
        related: others.map(({ method }) => ({ at: method, message: 'nor has this one' })),
        fixes: [withoutElements(file, [first, ...others].map(({ method }) => method), 'unsafe')],
      }
    }
  },
})
