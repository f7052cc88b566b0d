import { defineRule } from '../../rules/define-rule.js'
import type { Located } from '../../text/located.js'
import { isPrimaryRole, isSure, placingsOf } from '../analysis/colocations.js'
import { drbdCloneNamed, needsDevice } from '../analysis/drbd.js'
import { sureParameter } from '../analysis/needs.js'
import { createFollowers, createForerunners } from '../analysis/orders.js'
import { isWhole } from '../analysis/soundness.js'
import type { Cib, Resource } from '../model.js'
import { cibWith, fencing, filesystem, promotable } from './example-cluster.js'

/** A resource runs beside the Primary and is not ordered behind it. */
export const missingOrder = defineRule<Cib>({
  id: 'cib/missing-order',
  severity: 'error',
  origin: 'practice',
  summary: 'a resource runs beside the Primary and is not ordered behind it',
  why: 'Where a resource runs says nothing of when: it is started at once, while DRBD is still Secondary.',
  do: 'Add an order with first-action promote.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="[|c|]" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="[|c|]" score="INFINITY"><resource_set id="s"><resource_ref id="fs"/></resource_set><resource_set id="t" role="Promoted"><resource_ref id="ms-r0"/></resource_set></rsc_colocation>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}<primitive id="ip" class="ocf" provider="heartbeat" type="Dummy"/>`, constraints: '<rsc_colocation id="[|c|]" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ip" then="fs"/>' }),
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'constraints', 'resources', 'tags') || model.tags.size > 0) return
    const [behind, before] = [createFollowers(model), createForerunners(model)]
    for (const constraint of model.constraints) {
      for (const { id, resource, with: other, withRole, scoreAt, place } of placingsOf(constraint)) {
        const clone = drbdCloneNamed(model, other)
        if (clone === undefined || !isSure(scoreAt) || !isPrimaryRole(withRole)) continue
        // Orders over other resources and sets are orders, too.
        const placed = model.resourceNamed.get(resource)
        // An order the other way round is reported by itself.
        if (placed === undefined || placed.parent !== undefined || behind(clone).has(resource) || before(clone).has(resource) || !needsDevice(model, resource)) continue
        yield { at: place, message: `"${id}" puts "${resource}" beside the Primary of "${clone.id}", and no order says that it comes after`, followsFrom: devicesOf(placed).map(at => ({ rule: 'cluster/mismatched-drbd-device', at })) }
        break
      }
    }
  },
})

/** The devices that are mounted: where one is another resource's, it is the colocation that has the wrong name. */
function devicesOf(resource: Resource): readonly Located<string>[] {
  const device = sureParameter(resource, 'device')
  return [...(device === undefined ? [] : [device]), ...resource.children.flatMap(devicesOf)]
}
