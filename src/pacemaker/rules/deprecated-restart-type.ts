import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { runnable } from '../analysis/resources.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'
/** Restart-type is on its way out. */
export const deprecatedRestartType = defineRule<Cib>({
  id: 'cib/deprecated-restart-type',
  severity: 'warning',
  origin: 'daemon',
  summary: 'restart-type is on its way out',
  why: 'crm_verify warns of it, and Pacemaker 3 does not know it.',
  do: 'Take it out: orders say what restarts with what.',
  sources: ['Pacemaker 2.1.5 lib/pengine/complex.c: Support for restart-type is deprecated'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="[|restart-type|]" value="restart"/></meta_attributes></primitive>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="priority" value="1"/></meta_attributes></primitive>` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { meta } of runnable(model)) {
      const pair = meta.get('restart-type')
      if (pair?.value?.value === 'restart') yield { at: pair.name, message: '"restart-type" is gone from Pacemaker 3' }
    }
  },
})
