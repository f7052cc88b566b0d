import { defineRule } from '../../rules/define-rule.js'
import { placingsOf } from '../analysis/colocations.js'
import { drbdCloneNamed, needsDevice } from '../analysis/drbd.js'
import { isUnclear } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, filesystem, promotable } from './example-cluster.js'

/** DRBD is promoted where its file system runs, and not the other way round. */
export const conflictingColocation = defineRule<Cib>({
  id: 'cib/conflicting-colocation',
  severity: 'error',
  origin: 'practice',
  summary: 'DRBD is promoted where its file system runs, and not the other way round',
  why: 'Pacemaker places what stands behind with-rsc first: it chooses a node for the file system without regard to the data, and then wants DRBD promoted there. Where the node may not be promoted, nothing runs. crm_verify says nothing.',
  do: 'Exchange both: rsc is what needs DRBD, with-rsc the clone with its Promoted role.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"', 'Pacemaker Explained, "Placing Resources Relative to other Resources"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="[|c|]" rsc="ms-r0" rsc-role="Promoted" with-rsc="fs" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="[|c|]" score="INFINITY"><resource_set id="t" role="Promoted"><resource_ref id="ms-r0"/></resource_set><resource_set id="s"><resource_ref id="fs"/></resource_set></rsc_colocation><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const constraint of model.constraints) {
      for (const { id, resource, with: other, scoreAt, place } of placingsOf(constraint)) {
        const clone = drbdCloneNamed(model, resource)
        if (clone === undefined || !needsDevice(model, other) || (scoreAt?.value ?? '').startsWith('-')) continue
        yield { at: place, message: `"${id}" puts "${clone.id}" where "${other}" runs, which is to run where "${clone.id}" is promoted` }
        break
      }
    }
  },
})
