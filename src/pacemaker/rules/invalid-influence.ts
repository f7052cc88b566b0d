import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf } from '../ast.js'
import { booleanOf } from '../reading/cluster-value.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** Influence is no boolean. */
export const invalidInfluence = defineRule<Cib>({
  id: 'cib/invalid-influence',
  severity: 'error',
  origin: 'daemon',
  summary: 'influence is no boolean',
  why: 'The scheduler takes the default in its place.',
  do: 'Write true or false.',
  sources: ['Pacemaker 2.1.5 lib/pacemaker/pcmk_sched_colocation.c: has invalid value for influence'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ constraints: '<rsc_colocation id="c" rsc="fence" with-rsc="fence" influence="[|much|]"/>' }),
    ],
    good: [
      cibWith({ constraints: '<rsc_colocation id="c" rsc="fence" with-rsc="fence" influence="false"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { element } of model.constraints) {
      const influence = attributeOf(element, 'influence')
      if (influence !== undefined && !influence.isUnknown && booleanOf(influence.value) === undefined) yield { at: influence, message: `"${influence.value}" is no value for "influence": true, false` }
    }
  },
})
