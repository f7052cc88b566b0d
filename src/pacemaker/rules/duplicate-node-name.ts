import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import type { CibNode } from '../model.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** Two nodes have one name. */
export const duplicateNodeName = defineRule<Cib>({
  id: 'cib/duplicate-node-name',
  severity: 'warning',
  origin: 'daemon',
  summary: 'two nodes have one name',
  why: 'The cluster takes them for one host, and which of the two entries counts is chance.',
  do: 'Take out the entry that is left from before: crm_node --remove.',
  sources: ['Pacemaker 2.1.5 lib/pengine/unpack.c: More than one node entry has name'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ nodes: '<node id="1" uname="alpha"/><node id="2" uname="[|alpha|]"/>' }),
    ],
    good: [
      cibWith({}),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    const first = new Map<string, CibNode>()
    for (const node of model.nodes) {
      if (node.name === undefined) continue
      const other = first.get(node.name.value)
      if (other === undefined) first.set(node.name.value, node)
      else yield { at: node.name, message: `Two nodes are called "${node.name.value}"`, ...(other.name === undefined ? {} : { related: [{ at: other.name, message: 'the first one' }] }) }
    }
  },
})
