import { defineRule } from '../../rules/define-rule.js'
import { isFencingOn } from '../analysis/fencing.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** Nodes without a ticket shall be fenced while fencing is off. */
export const conflictingLossPolicy = defineRule<Cib>({
  id: 'cib/conflicting-loss-policy',
  severity: 'error',
  origin: 'daemon',
  summary: 'nodes without a ticket shall be fenced while fencing is off',
  why: 'The scheduler takes stop in its place.',
  do: 'Turn fencing on, or write stop.',
  sources: ['Pacemaker 2.1.5 lib/pacemaker/pcmk_sched_tickets.c: Resetting loss-policy'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ options: '<nvpair id="o" name="stonith-enabled" value="false"/>', resources: '<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>', constraints: '<rsc_ticket id="t" rsc="vip" ticket="site" loss-policy="[|fence|]"/>' }),
    ],
    good: [
      cibWith({ constraints: '<rsc_ticket id="t" rsc="fence" ticket="site" loss-policy="fence"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model) || isFencingOn(model)) return
    for (const { element } of model.constraints) {
      const policy = attributeOf(element, 'loss-policy')
      if (policy?.value === 'fence') yield { at: policy, message: '"fence" needs fencing, which is off: the scheduler takes "stop" in its place' }
    }
  },
})
