import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag, brokenWhole } from '../../../xml/consequences.js'

import type { XmlAttribute } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Node names must be unique. */
export const duplicateNode = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-node',
  severity: 'error',
  origin: 'practice',
  summary: 'two nodes have one name',
  why: 'Every look-up by name finds the first only: the second is never fenced, has no votes and never joins.',
  do: 'Rename or remove one of them.',
  sources: ['ccs_tool(8) and ccs(8) refuse a second node of a name'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), brokenTag('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="[|alpha|]" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Map<string, XmlAttribute>()
    for (const node of model.nodes) {
      const name = attributeOf(node, 'name')
      if (name === undefined || name.isUnknown || name.value === '') continue
      const key = name.value.toLowerCase()
      const first = seen.get(key)
      if (first === undefined) {
        seen.set(key, name)
        continue
      }
      const isSame = first.value === name.value
      yield {
        at: name,
        message: isSame
          ? `Node "${name.value}" is listed twice`
          : `Nodes "${first.value}" and "${name.value}" differ by case only`,
        related: [{ at: first, message: 'first listed here' }],
        ...(isSame ? {} : { severity: 'warning' as const }),
      }
    }
  },
})
