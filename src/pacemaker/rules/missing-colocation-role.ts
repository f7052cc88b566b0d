import { defineRule } from '../../rules/define-rule.js'
import { drbdCloneNamed } from '../analysis/drbd.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf, valueOf } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, filesystem, promotable } from './example-cluster.js'
/** A resource runs where DRBD is, whatever its role. */
export const missingColocationRole = defineRule<Cib>({
  id: 'cib/missing-colocation-role',
  severity: 'error',
  origin: 'practice',
  summary: 'a resource runs where DRBD is, whatever its role',
  why: 'The Secondary is a copy of the clone, too: the resource may be put beside it, where there is nothing to mount. crm_verify says nothing.',
  do: 'Write with-rsc-role Promoted, Master with older schemas.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="[|c|]" rsc="fs" with-rsc="ms-r0" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="[|Unpromoted|]" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { kind, element, place, id } of model.constraints) {
      const [score, role, rsc] = ['score', 'with-rsc-role', 'rsc'].map(name => attributeOf(element, name))
      const clone = drbdCloneNamed(model, valueOf(element, 'with-rsc'))
      if (kind !== 'colocation' || clone === undefined || !/^\+?INFINITY$/.test(score?.value ?? '')) continue
      // Another copy of each node may well depend on DRBD being there.
      if (model.resourceNamed.get(rsc?.value ?? '')?.kind === 'clone') continue
      if (role === undefined) yield { at: place, message: `"${id}" puts "${rsc?.value ?? ''}" beside any copy of "${clone.id}", the Secondary as well` }
      else if (/^(?:Unpromoted|Slave)$/.test(role.value)) yield { at: role, message: `"${id}" puts "${rsc?.value ?? ''}" beside the Secondary of "${clone.id}"` }
    }
  },
})
