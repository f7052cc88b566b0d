import { defineRule } from '../../rules/define-rule.js'
import { drbdCloneNamed, needsDevice } from '../analysis/drbd.js'
import { createPromotions, orderingsOf } from '../analysis/orders.js'
import { isUnclear } from '../analysis/soundness.js'
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
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start" kind="[|Serialize|]"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" kind="[|Optional|]"><resource_set id="s" action="promote"><resource_ref id="ms-r0"/></resource_set><resource_set id="t" action="start"><resource_ref id="fs"/></resource_set></rsc_order>' }),
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start" kind="Mandatory"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/><rsc_order id="p" first="ms-r0" first-action="promote" then="fs" then-action="start" kind="Optional"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    const behindPromotionOf = createPromotions(model)
    for (const constraint of model.constraints) {
      let clone: string | undefined
      for (const { kind, kindAt, first, next } of orderingsOf(constraint)) {
        if (kind === 'Mandatory' || kindAt === undefined) break
        clone ??= drbdCloneNamed(model, first)?.id
        if (clone === undefined || !needsDevice(model, next) || behindPromotionOf(clone).has(next)) continue
        const what = kind === 'Optional' ? 'the order is optional' : 'the order only keeps both from being done at once'
        yield { at: kindAt, message: `"${next}" need not wait until "${clone}" is promoted: ${what}` }
        break
      }
    }
  },
})
