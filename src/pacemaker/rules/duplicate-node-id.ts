import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import type { CibNode } from '../model.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** Two nodes have one id. */
export const duplicateNodeId = defineRule<Cib>({
  id: 'cib/duplicate-node-id',
  severity: 'warning',
  origin: 'practice',
  summary: 'two nodes have one id',
  why: 'corosync knows each node by its number: two names of one number cannot both be members. crm_verify says nothing.',
  do: 'Give each node the id that it has in corosync.conf.',
  sources: ['Pacemaker Explained, "Cluster Nodes"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ nodes: '<node id="1" uname="alpha"/><node id="[|1|]" uname="beta"/>' }),
    ],
    good: [
      cibWith({}),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    const first = new Map<string, CibNode>()
    for (const node of model.nodes) {
      if (node.id === undefined) continue
      const other = first.get(node.id.value)
      if (other === undefined) first.set(node.id.value, node)
      else if (other.name?.value !== node.name?.value) yield { at: node.id, message: `Two nodes have the id "${node.id.value}"`, ...(other.id === undefined ? {} : { related: [{ at: other.id, message: 'the first one' }] }) }
    }
  },
})
