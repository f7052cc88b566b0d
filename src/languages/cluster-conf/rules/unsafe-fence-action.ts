import { spares } from '../../../facts/fence-action.js'
import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, argumentOf, byMethod, fencingUses } from '../analysis/fence-arguments.js'
import type { XmlAttribute } from '../ast.js'
import { valueOf } from '../ast.js'
import type { ClusterConf, FenceUse } from '../schema.js'
import { dualPower } from './example-cluster.js'

/** A method must switch something off, or cut something off. */
export const unsafeFenceAction = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-fence-action',
  severity: 'error',
  origin: 'practice',
  summary: 'a fence method leaves the node running',
  why: 'The agent does what it is asked and reports success. fenced takes the node for dead, the others start its services and mount its file systems, and the node goes on writing.',
  do: 'Take the action out, or write "off" or "reboot".',
  sources: ['fence-agents fencing.py fence_action(): on, status, monitor, list and metadata end with success', 'cluster 3.2.0 fence/libfence/agent.c: an agent that ends with 0 has fenced'],
  since: '0.1.0',
  examples: {
    bad: [
      dualPower('<method name="power">\n<device name="board" action="[|on|]"/>\n</method>'),
      dualPower('<method name="power">\n<device name="apc" port="1" action="[|status|]"/>\n</method>'),
      dualPower('<method name="power">\n<device name="board"/>\n</method>').replace('name="board" agent', 'name="board" action="[|on|]" agent'),
    ],
    good: [
      dualPower('<method name="power">\n<device name="board" action="off"/>\n</method>'),
      dualPower('<method name="power">\n<device name="apc" port="1" action="off"/>\n<device name="ups" port="1" action="off"/>\n<device name="apc" port="1" action="on"/>\n<device name="ups" port="1" action="on"/>\n</method>'),
      dualPower('<method name="power">\n<device name="board"/>\n</method>').replace('</fence>', '</fence>\n<unfence>\n<device name="apc" port="1" action="on"/>\n</unfence>'),
    ],
  },

  *check({ model }) {
    const fencing = fencingUses(model)
    const sparing = new Set(fencing.flatMap(use => (sparingAction(use) === undefined ? [] : [use.method])))
    if (sparing.size === 0) return
    const reported = new Set<XmlAttribute>()
    for (const uses of byMethod(fencing.filter(({ method }) => sparing.has(method)))) {
      const actions = uses.flatMap(use => sparingAction(use) ?? [])
      const [first] = actions
      // Of two outlets that go off and on again, some are switched off.
      if (first === undefined || actions.length < uses.length || reported.has(first)) continue
      reported.add(first)
      yield { at: first, message: `"${first.value}" does not fence "${valueOf(uses[0]?.node ?? uses[0]?.device, 'name') ?? ''}", and counts as if it did` }
    }
  },
})

/** The action of a use that surely leaves the node as it is. */
function sparingAction(use: FenceUse): XmlAttribute | undefined {
  const agent = agentOf(use)
  if (agent === undefined || agent.class === 'special') return undefined
  const action = argumentOf(use, 'action')
  // `option` is its former name: of both nobody can tell which one the agent hears.
  const option = argumentOf(use, 'option')
  const only = action === undefined || option === undefined ? action ?? option : undefined
  return only !== undefined && !only.isUnknown && spares(only.value) ? only : undefined
}
