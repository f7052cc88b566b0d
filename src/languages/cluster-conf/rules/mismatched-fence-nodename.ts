import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../../xml/consequences.js'

import { agentOf } from '../analysis/fence-arguments.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A device must fence the node that it stands in. */
export const mismatchedFenceNodename = defineRule<ClusterConf>({
  id: 'cluster-conf/mismatched-fence-nodename',
  severity: 'error',
  origin: 'practice',
  summary: 'a device names another node than its own',
  why: 'The agent gets the name of another node, and fences that one or none.',
  do: 'Write the name of the enclosing clusternode.',
  sources: ['fence_manual(8), fence_gnbd(8), fence_pcmk(8): the name is that of the node to fence'],
  since: '0.1.0',
  followsFrom: [...brokenTree('cluster-conf'), brokenTag('cluster-conf')],
  fix: 'unsafe',
  examples: {
    bad: [
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="human">
          <device name="human" nodename="[|beta|]"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <fencedevices>
    <fencedevice name="human" agent="fence_manual"/>
  </fencedevices>
</cluster>
` },
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="pcmk">
          <device name="pcmk" port="[|beta|]"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <fencedevices>
    <fencedevice name="pcmk" agent="fence_pcmk"/>
  </fencedevices>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="pcmk">
          <device name="pcmk" port="alpha"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="pcmk" agent="fence_pcmk"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const names: Readonly<Record<string, readonly string[]>> = {
      fence_manual: ['nodename', 'ipaddr'],
      fence_gnbd: ['nodename', 'ipaddr'],
      fence_scsi: ['nodename', 'node'],
      fence_pcmk: ['port'],
    }
    for (const use of model.fenceUses) {
      const wanted = names[agentOf(use)?.name ?? '']
      const node = attributeOf(use.node, 'name')
      if (wanted === undefined || node === undefined || node.isUnknown) continue
      for (const name of wanted) {
        const given = attributeOf(use.device, name)
        if (given === undefined || given.isUnknown || given.value === node.value) continue
        const isOverruled = name === 'ipaddr' // fenced adds the name of the node by itself.
        if (isOverruled && attributeOf(use.device, 'nodename') !== undefined) continue
        yield {
          at: given,
          ...(isOverruled ? { severity: 'warning' as const } : {}),
          message: `The device of node "${node.value}" names node "${given.value}"`,
          related: [{ at: node, message: 'the node is named here' }],
          fixes: [{
            title: `Replace "${given.value}" by "${node.value}"`,
            safety: 'unsafe',
            edits: [{ file: given.file, span: given.span, newText: node.value }],
          }],
        }
      }
    }
  },
})
