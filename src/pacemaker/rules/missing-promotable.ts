import { defineRule } from '../../rules/define-rule.js'
import { hasDefault } from '../analysis/defaults.js'
import { drbdPrimitives } from '../analysis/drbd.js'
import { isWhole, partElsewhere } from '../analysis/soundness.js'
import { isInPromotable } from '../analysis/resources.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, promotable } from './example-cluster.js'
/** DRBD does not stand in a promotable clone. */
export const missingPromotable = defineRule<Cib>({
  id: 'cib/missing-promotable',
  severity: 'error',
  origin: 'practice',
  summary: 'DRBD does not stand in a promotable clone',
  why: 'The agent runs on all hosts of a resource, and the cluster promotes one of them: without a promotable clone nothing is ever Primary.',
  do: 'Put it into a clone with promotable, or into a master with older schemas.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  followsFrom: [partElsewhere],
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="[|r0|]" class="ocf" provider="linbit" type="drbd"><instance_attributes id="a"><nvpair id="b" name="drbd_resource" value="r0"/></instance_attributes></primitive>` }),
    ],
    good: [
      cibWith({ resources: fencing + promotable }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'rsc_defaults', 'resources')) return
    for (const drbd of drbdPrimitives(model)) {
      if (isInPromotable(drbd) || drbd.hasReferences || drbd.parent?.hasReferences === true || hasDefault(model, 'promotable')) continue
      yield { at: drbd.place, message: `"${drbd.id}" is DRBD and stands in no promotable clone: it is never promoted` }
    }
  },
})
