import { defineRule } from '../../rules/define-rule.js'
import { drbdCloneNamed, needsDevice } from '../analysis/drbd.js'
import { isWhole } from '../analysis/soundness.js'
import { attributeOf, valueOf } from '../ast.js'
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
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_colocation id="d" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="1000"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'constraints', 'resources')) return
    const sure = new Set(model.constraints.flatMap(({ kind, element }) => (kind === 'colocation' && /^\+?INFINITY$/.test(valueOf(element, 'score') ?? '') ? [`${valueOf(element, 'rsc') ?? ''} ${valueOf(element, 'with-rsc') ?? ''}`] : [])))
    for (const { kind, element } of model.constraints) {
      const [score, rsc] = ['score', 'rsc'].map(name => attributeOf(element, name))
      const clone = drbdCloneNamed(model, valueOf(element, 'with-rsc'))
      if (kind !== 'colocation' || clone === undefined || score === undefined || rsc === undefined || !/^\+?\d+$/.test(score.value)) continue
      // What needs no device may well run elsewhere.
      if (sure.has(`${rsc.value} ${clone.id}`) || !needsDevice(model, rsc.value)) continue
      yield { at: score, message: `"${rsc.value}" is wished to run beside "${clone.id}" by ${score.value}, and may run elsewhere` }
    }
  },
})
