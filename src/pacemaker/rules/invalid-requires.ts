import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { runnable } from '../analysis/resources.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const words: ReadonlySet<string> = new Set(['nothing', 'quorum', 'fencing', 'unfencing'])
/** Requires is not one of its words. */
export const invalidRequires = defineRule<Cib>({
  id: 'cib/invalid-requires',
  severity: 'error',
  origin: 'daemon',
  summary: 'requires is not one of its words',
  why: 'The scheduler goes on with the default.',
  do: 'Write nothing, quorum, fencing or unfencing.',
  sources: ['Pacemaker 2.1.5 lib/pengine/complex.c: Resetting requires'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="requires" value="[|stonith|]"/></meta_attributes></primitive>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="requires" value="quorum"/></meta_attributes></primitive>` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { meta, kind } of runnable(model)) {
      const value = meta.get('requires')?.value
      if (value !== undefined && kind === 'primitive' && !words.has(value.value.toLowerCase())) yield { at: value, message: `"${value.value}" is no value for "requires": nothing, quorum, fencing, unfencing` }
    }
  },
})
