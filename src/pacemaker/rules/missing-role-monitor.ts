import { defineRule } from '../../rules/define-rule.js'
import { drbdPrimitives } from '../analysis/drbd.js'
import { isUnclear, partElsewhere } from '../analysis/soundness.js'
import { isInPromotable } from '../analysis/resources.js'
import { millisecondsOf } from '../reading/cluster-value.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, promotable } from './example-cluster.js'
/** Only one role of a promotable resource is watched. */
export const missingRoleMonitor = defineRule<Cib>({
  id: 'cib/missing-role-monitor',
  severity: 'warning',
  origin: 'practice',
  summary: 'only one role of a promotable resource is watched',
  why: 'A monitor without a role watches what is not promoted: when the Primary fails, nobody notices; one for Promoted alone does not see a Secondary fail.',
  do: 'Give it one monitor for Promoted and one for Unpromoted, at different intervals.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"', 'Pacemaker Explained, "Monitoring Promotable Clones"'],
  since: '0.1.0',
  followsFrom: [partElsewhere],
  examples: {
    bad: [
      cibWith({ resources: fencing + promotable.replace(/.*role="Promoted".*\n/, '').replace('id="r0" class', 'id="[|r0|]" class') }),
      cibWith({ resources: fencing + promotable.replace('role="Unpromoted"', 'role="Promoted"').replace('id="r0" class', 'id="[|r0|]" class') }),
    ],
    good: [
      cibWith({ resources: fencing + promotable }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const drbd of drbdPrimitives(model)) {
      const monitors = drbd.operations.filter(({ name, interval }) => name === 'monitor' && (millisecondsOf(interval) ?? 0) > 0)
      if (!isInPromotable(drbd) || drbd.hasReferences || monitors.length === 0) continue
      if (!monitors.some(({ role }) => role === 'Promoted' || role === 'Master')) yield { at: drbd.place, message: `No monitor watches "${drbd.id}" while it is promoted` }
      else if (monitors.every(({ role }) => role === 'Promoted' || role === 'Master')) yield { at: drbd.place, message: `No monitor watches "${drbd.id}" while it is not promoted` }
    }
  },
})
