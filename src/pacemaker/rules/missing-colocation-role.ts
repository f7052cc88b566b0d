import { defineRule } from '../../rules/define-rule.js'
import { isSure, placingsOf } from '../analysis/colocations.js'
import { drbdCloneNamed } from '../analysis/drbd.js'
import { isUnclear } from '../analysis/soundness.js'
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
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="[|c|]" score="INFINITY"><resource_set id="s"><resource_ref id="fs"/></resource_set><resource_set id="t"><resource_ref id="ms-r0"/></resource_set></rsc_colocation><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="[|c|]" score="INFINITY"><resource_set id="s"><resource_ref id="ms-r0"/><resource_ref id="fs"/></resource_set></rsc_colocation><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" score="INFINITY"><resource_set id="s"><resource_ref id="fs"/></resource_set><resource_set id="t" role="Promoted"><resource_ref id="ms-r0"/></resource_set></rsc_colocation><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const constraint of model.constraints) {
      for (const { id, resource, role: ownRole, with: other, withRole, withRoleAt, scoreAt, place } of placingsOf(constraint)) {
        const clone = drbdCloneNamed(model, other)
        // Another copy of each node may well depend on DRBD being there; what is placed in a role only is not placed by this in others.
        if (clone === undefined || !isSure(scoreAt) || isRoleOfClone(ownRole) || model.resourceNamed.get(resource)?.kind === 'clone') continue
        if (withRoleAt === undefined) yield { at: place, message: `"${id}" puts "${resource}" beside any copy of "${clone.id}", the Secondary as well` }
        else if (/^(?:Unpromoted|Slave)$/.test(withRole ?? '')) yield { at: withRoleAt, message: `"${id}" puts "${resource}" beside the Secondary of "${clone.id}"` }
        else continue
        break // The others of its sets go by the same one.
      }
    }
  },
})

/** A plain resource has no such role. */
function isRoleOfClone(role: string | undefined): boolean {
  return /^(?:Promoted|Master|Unpromoted|Slave)$/i.test(role ?? '')
}
