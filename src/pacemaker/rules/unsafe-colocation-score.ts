import { defineRule } from '../../rules/define-rule.js'
import { isSure, placingsIn, placingsOf } from '../analysis/colocations.js'
import { drbdCloneNamed, needsDevice } from '../analysis/drbd.js'
import { isWhole } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, filesystem, promotable } from './example-cluster.js'

/** A resource is only wished to run beside the Primary. */
export const unsafeColocationScore = defineRule<Cib>({
  id: 'cib/unsafe-colocation-score',
  severity: 'warning',
  origin: 'practice',
  summary: 'a resource is only wished to run beside the Primary',
  why: 'A score below INFINITY is a wish: where something else weighs more, the resource starts beside the Secondary, whose device nobody can open. crm_verify says nothing.',
  do: 'Write INFINITY as score.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="[|1000|]"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" score="[|1000|]"><resource_set id="s"><resource_ref id="fs"/></resource_set><resource_set id="t" role="Promoted"><resource_ref id="ms-r0"/></resource_set></rsc_colocation><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_colocation id="d" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="1000"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'constraints', 'resources')) return
    const sure = new Set<string>()
    for (const { resource, with: other, scoreAt } of placingsIn(model)) if (isSure(scoreAt) && drbdCloneNamed(model, other) !== undefined) sure.add(`${resource} ${other}`)
    for (const constraint of model.constraints) {
      for (const { resource, with: other, scoreAt } of placingsOf(constraint)) {
        const clone = drbdCloneNamed(model, other)
        if (clone === undefined || scoreAt === undefined || !/^\+?\d+$/.test(scoreAt.value)) continue
        // What needs no device may well run elsewhere.
        if (sure.has(`${resource} ${clone.id}`) || !needsDevice(model, resource)) continue
        yield { at: scoreAt, message: `"${resource}" is wished to run beside "${clone.id}" by ${scoreAt.value}, and may run elsewhere` }
        break
      }
    }
  },
})
