import { defineRule } from '../../rules/define-rule.js'
import { drbdCloneNamed } from '../analysis/drbd.js'
import { createPromotions, orderingsOf } from '../analysis/orders.js'
import { isWhole } from '../analysis/soundness.js'
import type { XmlElement } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, filesystem, promotable } from './example-cluster.js'
/** A resource starts when DRBD starts, before it is promoted. */
export const missingPromoteFirst = defineRule<Cib>({
  id: 'cib/missing-promote-first',
  severity: 'error',
  origin: 'practice',
  summary: 'a resource starts when DRBD starts, before it is promoted',
  why: 'A start makes a Secondary only: what is mounted then finds a device that nobody may open. crm_verify says nothing.',
  do: 'Write first-action promote.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="[|o|]" first="ms-r0" then="fs"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="[|start|]" then="fs"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="[|o|]"><resource_set id="s"><resource_ref id="ms-r0"/><resource_ref id="fs"/></resource_set></rsc_order>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o"><resource_set id="s" action="[|start|]"><resource_ref id="ms-r0"/></resource_set><resource_set id="t" sequential="false"><resource_ref id="fs"/></resource_set></rsc_order>' }),
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o"><resource_set id="s" action="promote"><resource_ref id="ms-r0"/></resource_set><resource_set id="t" action="start"><resource_ref id="fs"/></resource_set></rsc_order>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'constraints')) return
    const behindPromotionOf = createPromotions(model)
    for (const constraint of model.constraints) {
      for (const { id, first, firstAction, firstActionAt, next, nextAction, isAny, place } of orderingsOf(constraint)) {
        const clone = firstAction === 'start' && nextAction === 'start' && !isAny ? drbdCloneNamed(model, first) : undefined
        if (clone === undefined || (model.resourceNamed.get(next)?.kind === 'clone' && !mountsDevice(model, next))) continue
        if (behindPromotionOf(first).has(next)) continue
        yield { at: firstActionAt ?? place, message: `"${id}" starts "${next}" when "${clone.id}" has started, before anything is promoted` }
        break // Whatever else follows in its sets follows from the same action.
      }
    }
  },
})

/** A clone may prepare what DRBD needs no primary for; one that mounts a file system of DRBD cannot start before. */
function mountsDevice({ resources, resourceNamed }: Cib, clone: string): boolean {
  const inside = resourceNamed.get(clone)?.element
  return resources.some(({ agent, parameters, element }) => {
    const device = parameters.find(({ name }) => name.value === 'device')?.value?.value
    return agent === 'ocf:heartbeat:Filesystem' && device?.startsWith('/dev/drbd') === true && isWithin(element, inside)
  })
}

function isWithin(element: XmlElement, outer: XmlElement | undefined): boolean {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) if (at === outer) return true
  return false
}
