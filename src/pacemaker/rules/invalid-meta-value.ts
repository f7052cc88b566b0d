import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { runnable } from '../analysis/resources.js'
import { integerOf } from '../reading/cluster-value.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const words = ['stop_only', 'stop_start', 'stop_unexpected', 'block']
/** The scheduler cannot use the value of a meta attribute. */
export const invalidMetaValue = defineRule<Cib>({
  id: 'cib/invalid-meta-value',
  severity: 'warning',
  origin: 'daemon',
  summary: 'the scheduler cannot use the value of a meta attribute',
  why: 'The scheduler goes on with another value, and says so.',
  do: 'Write one of the values.',
  sources: ['Pacemaker 2.1.5 lib/pengine/complex.c'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="multiple-active" value="[|stop|]"/></meta_attributes></primitive>` }),
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="migration-threshold" value="[|-1|]"/></meta_attributes></primitive>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="multiple-active" value="block"/></meta_attributes></primitive>` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { meta } of runnable(model)) {
      const [active, threshold] = ['multiple-active', 'migration-threshold'].map(name => meta.get(name)?.value)
      if (active !== undefined && !words.includes(active.value)) yield { at: active, message: `"${active.value}" is no value for "multiple-active": ${words.join(', ')}` }
      if (threshold !== undefined && (integerOf(threshold.value) ?? 0) < 0) yield { at: threshold, message: '"migration-threshold" cannot be below 0: the scheduler takes 1' }
    }
  },
})
