import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import type { XmlElement } from '../ast.js'
import { attributeOf, valueOf } from '../ast.js'
import { atoi, isInteger, numberOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Node ids must be unique. */
export const duplicateNodeid = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-nodeid',
  severity: 'error',
  origin: 'practice',
  summary: 'two nodes have one nodeid',
  why:
    'The id tells the nodes apart on the network. The second node of an id is taken for the first, and neither ' +
    'stays a member.',
  do: 'Give each node an id of its own.',
  sources: ['ccs_tool(8) and ccs(8) refuse a second node of an id'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="[|1|]"/>
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
    const seen = new Map<number, XmlElement>()
    let used: Set<number | undefined> | undefined
    let free = 1
    for (const node of model.nodes) {
      const id = attributeOf(node, 'nodeid')
      if (id === undefined || id.isUnknown || !isInteger(id.value)) continue
      const number = atoi(id.value)
      if (number < 1) continue
      const first = seen.get(number)
      if (first === undefined) {
        seen.set(number, node)
        continue
      }
      const name = valueOf(node, 'name')
      if (name !== undefined && name === valueOf(first, 'name')) continue // The node is listed twice; duplicate-node says so.
      used ??= new Set(model.nodes.map(other => numberOf(other, 'nodeid')))
      while (used.has(free)) free += 1
      used.add(free)
      yield {
        at: id,
        message: `Node id ${id.value} is already used`,
        related: [{ at: attributeOf(first, 'nodeid') ?? first, message: 'first used here' }],
        fixes: [{
          title: `Use the free id ${free}`,
          safety: 'unsafe',
          edits: [{ file: id.file, span: id.span, newText: String(free) }],
        }],
      }
    }
  },
})
