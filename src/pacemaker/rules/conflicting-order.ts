import { defineRule } from '../../rules/define-rule.js'
import { isPrimaryRole, placingsIn } from '../analysis/colocations.js'
import { drbdCloneNamed, needsDevice } from '../analysis/drbd.js'
import { orderingsOf } from '../analysis/orders.js'
import { isUnclear } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, filesystem, promotable } from './example-cluster.js'

const colocation = '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/>'

/** DRBD is promoted after what needs its device. */
export const conflictingOrder = defineRule<Cib>({
  id: 'cib/conflicting-order',
  severity: 'error',
  origin: 'practice',
  summary: 'DRBD is promoted after what needs its device',
  why: 'What is mounted waits beside a Primary that is not promoted before the mount: neither ever starts, or the mount fails on a Secondary.',
  do: 'Turn the order round: first the promotion of the clone, then the start.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"', 'Pacemaker Explained, "Ordering Constraints": first, then'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: `${colocation}<rsc_order id="[|o|]" first="fs" first-action="start" then="ms-r0" then-action="promote"/>` }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: `${colocation}<rsc_order id="[|o|]" first="fs" then="ms-r0"/>` }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: `${colocation}<rsc_order id="[|o|]"><resource_set id="s" action="start"><resource_ref id="fs"/></resource_set><resource_set id="t" action="promote"><resource_ref id="ms-r0"/></resource_set></rsc_order>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: `${colocation}<rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>` }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: `${colocation}<rsc_order id="p" first="ms-r0" first-action="promote" then="fs" then-action="start"/><rsc_order id="o" first="fs" first-action="stop" then="ms-r0" then-action="demote" symmetrical="false"/>` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    const besidePrimary = new Set<string>()
    for (const { resource, with: other, withRole, scoreAt } of placingsIn(model)) {
      if (isPrimaryRole(withRole) && !(scoreAt?.value ?? '').startsWith('-') && drbdCloneNamed(model, other) !== undefined) besidePrimary.add(`${resource} ${other}`)
    }
    for (const constraint of model.constraints) {
      for (const { id, first, next, firstAction, nextAction, kind, isAny, place } of orderingsOf(constraint)) {
        if (firstAction !== 'start' || kind !== 'Mandatory' || isAny || !/^(?:start|promote)$/.test(nextAction) || drbdCloneNamed(model, next) === undefined) continue
        // Volume groups below DRBD do come first; nothing keeps them beside its Primary.
        if (!besidePrimary.has(`${first} ${next}`) || !needsDevice(model, first)) continue
        yield { at: place, message: `"${id}" starts "${first}" before "${next}" is promoted, and it needs the device of "${next}"` }
        break
      }
    }
  },
})
