import { defineRule } from '../../rules/define-rule.js'
import { hasDefault } from '../analysis/defaults.js'
import { drbdClones } from '../analysis/drbd.js'
import { isWhole, partElsewhere } from '../analysis/soundness.js'
import { isTrue } from '../reading/cluster-value.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, promotable } from './example-cluster.js'
/** Copies of DRBD are not told of each other. */
export const missingNotify = defineRule<Cib>({
  id: 'cib/missing-notify',
  severity: 'error',
  origin: 'practice',
  summary: 'copies of DRBD are not told of each other',
  why: 'The agent works out who may be promoted from what it is told before and after each action of the others; without it a resource can be promoted that is not up to date, and the agent says so in its log at each start.',
  do: 'Set notify to true.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"', 'drbd-utils 9.22 scripts/drbd.ocf: ignore_missing_notifications'],
  since: '0.1.0',
  followsFrom: [partElsewhere],
  examples: {
    bad: [
      cibWith({ resources: (fencing + promotable).replace(/.*notify.*\n/, '').replace('id="ms-r0"', 'id="[|ms-r0|]"') }),
      cibWith({ resources: `${fencing}${promotable}`.replace('name="notify" value="true"', 'name="notify" value="[|false|]"') }),
    ],
    good: [
      cibWith({ resources: fencing + promotable }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'rsc_defaults') || hasDefault(model, 'notify')) return
    for (const clone of drbdClones(model)) {
      if (clone.hasReferences || clone.children.some(({ parameters }) => parameters.some(({ name, value }) => name.value === 'ignore_missing_notifications' && isTrue(value?.value)))) continue
      const notify = clone.meta.get('notify')
      if (notify === undefined) yield { at: clone.place, message: `"${clone.id}" runs DRBD and has no "notify": copies are not told of each other` }
      else if (notify.value !== undefined && !notify.isConditional && !isTrue(notify.value.value)) yield { at: notify.value, message: `"${clone.id}" runs DRBD, which needs "notify" to be true` }
    }
  },
})
