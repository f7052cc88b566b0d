import { defineRule } from '../../rules/define-rule.js'
import { drbdCloneNamed, needsDevice } from '../analysis/drbd.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf, valueOf } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, filesystem, promotable } from './example-cluster.js'

/** A file system need not wait for the promotion. */
export const unsafeOrderKind = defineRule<Cib>({
  id: 'cib/unsafe-order-kind',
  severity: 'warning',
  origin: 'practice',
  summary: 'a file system need not wait for the promotion',
  why: 'An optional order holds only where both happen at the same moment. After a failure of one of them the file system is mounted while DRBD is Secondary. crm_verify says nothing.',
  do: 'Take kind out, or write Mandatory.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"', 'Pacemaker Explained, "Specifying the Order in which Resources Should Start/Stop"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start" kind="[|Optional|]"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start" score="[|0|]"/>' }),
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start" kind="Mandatory"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { kind, element } of model.constraints) {
      const clone = kind === 'order' ? drbdCloneNamed(model, valueOf(element, 'first')) : undefined
      const then = valueOf(element, 'then')
      if (clone === undefined || then === undefined || !needsDevice(model, then)) continue
      const [own, score] = ['kind', 'score'].map(name => attributeOf(element, name))
      const at = own?.value === 'Optional' ? own : own === undefined && score?.value === '0' ? score : undefined
      if (at !== undefined) yield { at, message: `"${then}" need not wait until "${clone.id}" is promoted: the order is optional` }
    }
  },
})
