import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf } from '../ast.js'
import type { Operation } from '../model.js'
import { isTrue, millisecondsOf } from '../reading/cluster-value.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, promotable } from './example-cluster.js'

function isOff({ element }: Operation): boolean {
  const enabled = attributeOf(element, 'enabled')
  return enabled !== undefined && !isTrue(enabled.value)
}
/** Two operations of a resource have one name and one interval. */
export const duplicateOperation = defineRule<Cib>({
  id: 'cib/duplicate-operation',
  severity: 'warning',
  origin: 'practice',
  summary: 'two operations of a resource have one name and one interval',
  why: 'The cluster knows operations by their name and interval: the second one is never done. With roles, monitors of one interval clash, too.',
  do: 'Give them different intervals, such as 29s and 31s.',
  sources: ['Pacemaker 2.1.5 lib/pacemaker/pcmk_sched_recurring.c: is duplicate of', 'crm_verify tells it only of a running cluster'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><operations><op id="a" name="monitor" interval="20s"/><op id="b" name="monitor" interval="[|20000ms|]"/></operations></primitive>` }),
    ],
    good: [
      cibWith({ resources: promotable }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { operations, kind, template } of model.resources) {
      if (kind !== 'template' && template !== undefined) continue
      const first = new Map<string, Operation>()
      for (const operation of operations) {
        const time = millisecondsOf(operation.interval)
        if (time === undefined || isOff(operation)) continue
        const key = `${operation.name} ${time}`
        const other = first.get(key)
        if (other === undefined) first.set(key, operation)
        else yield { at: attributeOf(operation.element, 'interval') ?? operation.element, message: `A second "${operation.name}" with the interval ${operation.interval} is never done`, related: [{ at: attributeOf(other.element, 'interval') ?? other.element, message: 'the first one' }] }
      }
    }
  },
})
