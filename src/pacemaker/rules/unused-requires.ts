import { defineRule } from '../../rules/define-rule.js'
import { isFencingOn } from '../analysis/fencing.js'
import { isUnclear } from '../analysis/soundness.js'
import { runnable } from '../analysis/resources.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'
/** A resource needs fencing that is off. */
export const unusedRequires = defineRule<Cib>({
  id: 'cib/unused-requires',
  severity: 'warning',
  origin: 'daemon',
  summary: 'a resource needs fencing that is off',
  why: 'The scheduler takes quorum in its place.',
  do: 'Turn fencing on, or take it out.',
  sources: ['Pacemaker 2.1.5 lib/pengine/complex.c: requires fencing but fencing is disabled'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ options: '<nvpair id="o" name="stonith-enabled" value="false"/>', resources: '<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="requires" value="[|fencing|]"/></meta_attributes></primitive>' }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="requires" value="fencing"/></meta_attributes></primitive>` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model) || isFencingOn(model)) return
    for (const { meta, kind } of runnable(model)) {
      const value = meta.get('requires')?.value
      if (value !== undefined && kind === 'primitive' && /^(?:un)?fencing$/i.test(value.value)) yield { at: value, message: `"${value.value}" is wanted, and fencing is off` }
    }
  },
})
