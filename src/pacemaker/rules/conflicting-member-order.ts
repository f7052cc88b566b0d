import { defineRule } from '../../rules/define-rule.js'
import { orderedGroups } from '../analysis/groups.js'
import { orderingsOf } from '../analysis/orders.js'
import { isWhole } from '../analysis/soundness.js'
import type { Cib, Resource } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const dummy = (id: string): string => `<primitive id="${id}" class="ocf" provider="heartbeat" type="Dummy"/>`
const group = `${fencing}<group id="g">${dummy('a')}${dummy('b')}</group>`

/** An order turns round what a group does by itself. */
export const conflictingMemberOrder = defineRule<Cib>({
  id: 'cib/conflicting-member-order',
  severity: 'error',
  origin: 'practice',
  summary: 'an order starts the members of a group the other way round',
  why: 'A group starts its members as they stand. Each waits for the other one, and the scheduler gives up: "An invalid transition was produced".',
  do: 'Take the order out, or move the member in the group.',
  sources: ['Pacemaker Explained, "Groups": members are started in the order of the file', 'crm_simulate 2.1.5: Transition failed: terminated'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: group, constraints: '<rsc_order id="[|o|]" first="b" then="a"/>' }),
      cibWith({ resources: group, constraints: '<rsc_order id="[|o|]"><resource_set id="s"><resource_ref id="b"/><resource_ref id="a"/></resource_set></rsc_order>' }),
    ],
    good: [
      cibWith({ resources: group, constraints: '<rsc_order id="o" first="a" then="b"/>' }),
      cibWith({ resources: group, constraints: '<rsc_order id="o" first="b" first-action="stop" then="a" then-action="stop" symmetrical="false"/>' }),
      cibWith({ resources: group.replace('<group id="g">', '<group id="g"><meta_attributes id="m"><nvpair id="n" name="ordered" value="false"/></meta_attributes>'), constraints: '<rsc_order id="o" first="b" then="a"/>' }),
      cibWith({ resources: group.replace('<group', '<clone id="c"><group').replace('</group>', '</group></clone>'), constraints: '<rsc_order id="o" first="b" then="a"/>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'constraints')) return
    const members = membersOf(model)
    for (const constraint of model.constraints) {
      for (const { id, first, next, firstAction, nextAction, isAny, place } of orderingsOf(constraint)) {
        const [early, late] = [members.get(next), members.get(first)]
        if (isAny || firstAction !== 'start' || nextAction !== 'start' || early === undefined || late === undefined || early.group !== late.group || early.index >= late.index) continue
        yield { at: place, message: `"${id}" starts "${first}" before "${next}", and "${early.group.id}" starts "${next}" first`, related: [{ at: early.group.place, message: 'the group' }] }
        break
      }
    }
  },
})

interface Place {
  readonly group: Resource
  readonly index: number
}

/** The members of all groups that start one behind the other. The copies of a cloned group are other resources to an order. */
function membersOf(model: Cib): ReadonlyMap<string, Place> {
  const members = new Map<string, Place>()
  for (const group of orderedGroups(model)) {
    if (group.parent !== undefined) continue
    for (const [index, { id }] of group.children.entries()) members.set(id, { group, index })
  }
  return members
}
