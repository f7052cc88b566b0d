import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { hasAllNodes, hasAllUses } from '../analysis/known.js'
import { withoutElement } from '../analysis/repair.js'
import { attributeOf, valueOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A fence device should be used. */
export const unusedFenceDevice = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-fence-device',
  severity: 'info',
  origin: 'practice',
  summary: 'no node uses the fence device',
  why: 'It does no harm: fenced runs only what a method names. Either it is a leftover, or a node was to have it.',
  do: 'Use it in a method, or remove it.',
  sources: ['fence(8): only devices named in a method are run'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), { rules: ['cluster-conf/duplicate-fence-address', 'cluster-conf/duplicate-fence-port', 'cluster-conf/missing-method-device'], within: 'file' }],
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
    <fencedevice name="[|old|]" agent="fence_wti" ipaddr="192.0.2.8" passwd="not-a-secret"/>
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
    if (model.nodes.length === 0 || !hasAllNodes(model)) return
    if (model.nodes.some(node => !hasAllUses(model, node))) return
    if (model.fenceUses.length === 0) return // Nobody is fenced at all, as missing-fence says.
    const used = new Set<XmlElement>()
    for (const { fenceDevice } of model.fenceUses) {
      // A name that is used but not listed may be a slip of one that is; unknown-fence-device says so.
      if (fenceDevice === undefined) return
      used.add(fenceDevice)
    }
    // Of two devices with one name, the uses are all of the first.
    const names = new Set([...used].map(device => valueOf(device, 'name')))
    const unused = model.fenceDevices.flatMap(device => {
      const name = attributeOf(device, 'name')
      if (name === undefined || name.isUnknown || names.has(name.value)) return []
      names.add(name.value)
      return [{ device, name }]
    })
    const fenced = new Set(model.fenceUses.map(({ node }) => node))
    const bare = model.nodes.filter(node => !fenced.has(node))
    // As many nodes as devices have lost theirs.
    const causes = unused.length > bare.length || bare.length > mostBare ? {} : { followsFrom: bare.map(node => ({ rule: 'cluster-conf/missing-fence', at: node })) }
    for (const { device, name } of unused) {
      yield {
        at: name,
        message: `No node uses fence device "${name.value}"`,
        fixes: [withoutElement(file, device, 'unsafe')],
        ...causes,
      }
    }
  },
})

/** Where more nodes have no fencing nobody has forgotten it for one of them. */
const mostBare = 16
