import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** A node of type ping is left from Heartbeat. */
export const deprecatedPingNode = defineRule<Cib>({
  id: 'cib/deprecated-ping-node',
  severity: 'warning',
  origin: 'daemon',
  summary: 'a node of type ping is left from Heartbeat',
  why: 'crm_verify warns of it, and Pacemaker 3 refuses it. It does nothing.',
  do: 'Take the node out; ocf:pacemaker:ping does what it did.',
  sources: ['Pacemaker 2.1.5 lib/pengine/unpack.c: Support for nodes of type ping is deprecated'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ nodes: '<node id="1" uname="alpha"/><node id="2" uname="gateway" type="[|ping|]"/>' }),
    ],
    good: [
      cibWith({}),
      cibWith({ nodes: '<node id="1" uname="alpha" type="member"/><node id="2" uname="beta" type="remote"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { element, type } of model.nodes) {
      const at = attributeOf(element, 'type')
      if (type === 'ping' && at !== undefined) yield { at, message: 'Nodes of type "ping" do nothing any more' }
    }
  },
})
