import { defineRule } from '../../rules/define-rule.js'
import { drbdCloneNamed, needsDevice } from '../analysis/drbd.js'
import { createDemotions, orderingsOf } from '../analysis/orders.js'
import { isWhole } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, filesystem, promotable } from './example-cluster.js'

const colocation = '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/>'
const promotion = 'first="ms-r0" first-action="promote" then="fs" then-action="start"'

/** DRBD may be demoted before its file system is unmounted. */
export const unsafeOrderSymmetry = defineRule<Cib>({
  id: 'cib/unsafe-order-symmetry',
  severity: 'warning',
  origin: 'practice',
  summary: 'DRBD may be demoted before its file system is unmounted',
  why: 'An order that is not symmetrical says nothing of the way back: when the services move, DRBD is demoted while the file system still holds its device, which fails, and the node is fenced or the resource blocked. crm_verify says nothing.',
  do: 'Take symmetrical out, or add the order for the way back: first the stop, then the demotion.',
  sources: ['Pacemaker Explained, "Specifying the Order in which Resources Should Start/Stop": symmetrical', 'LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: `${colocation}<rsc_order id="o" ${promotion} symmetrical="[|false|]"/>` }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: `${colocation}<rsc_order id="o" symmetrical="[|false|]"><resource_set id="s" action="promote"><resource_ref id="ms-r0"/></resource_set><resource_set id="t" action="start"><resource_ref id="fs"/></resource_set></rsc_order>` }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: `${colocation}<rsc_order id="o" ${promotion} symmetrical="[|false|]"/><rsc_order id="p" first="fs" first-action="stop" then="ms-r0" then-action="stop" symmetrical="false"/>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: `${colocation}<rsc_order id="o" ${promotion}/>` }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: `${colocation}<rsc_order id="o" ${promotion} symmetrical="false"/><rsc_order id="p" first="fs" first-action="stop" then="ms-r0" then-action="demote" symmetrical="false"/>` }),
      cibWith({ resources: `${fencing}${promotable}<group id="g">${filesystem}</group>`, constraints: `${colocation}<rsc_order id="o" ${promotion} symmetrical="false"/><rsc_order id="p" first="ms-r0" first-action="promote" then="g" then-action="start"/>` }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'constraints', 'resources', 'tags') || model.tags.size > 0) return
    const stoppedBeforeDemotionOf = createDemotions(model)
    for (const constraint of model.constraints) {
      for (const { kind, isSymmetric, symmetricAt, first, firstAction, next, nextAction } of orderingsOf(constraint)) {
        if (isSymmetric || symmetricAt === undefined || kind !== 'Mandatory') break
        const clone = firstAction === 'promote' && nextAction === 'start' ? drbdCloneNamed(model, first) : undefined
        if (clone === undefined || !needsDevice(model, next) || stoppedBeforeDemotionOf(clone.id).has(next)) continue
        yield { at: symmetricAt, message: `"${clone.id}" may be demoted before "${next}" has stopped: the order holds for the start only` }
        break
      }
    }
  },
})
