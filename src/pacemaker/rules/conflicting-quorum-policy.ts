import { defineRule } from '../../rules/define-rule.js'
import { isFencingOn } from '../analysis/fencing.js'
import { isUnclear } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** Nodes shall fence themselves while fencing is off. */
export const conflictingQuorumPolicy = defineRule<Cib>({
  id: 'cib/conflicting-quorum-policy',
  severity: 'error',
  origin: 'daemon',
  summary: 'nodes shall fence themselves while fencing is off',
  why: 'Without fencing the scheduler takes stop in the place of suicide.',
  do: 'Write stop, or turn fencing on.',
  sources: ['Pacemaker 2.1.5 lib/pengine/unpack.c: Resetting no-quorum-policy'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ options: '<nvpair id="a" name="stonith-enabled" value="false"/><nvpair id="o" name="no-quorum-policy" value="[|suicide|]"/>' }),
    ],
    good: [
      cibWith({ options: '<nvpair id="o" name="no-quorum-policy" value="suicide"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model) || isFencingOn(model)) return
    const policy = model.properties.get('no-quorum-policy')
    if (policy?.value?.value === 'suicide') yield { at: policy.value, message: '"suicide" needs fencing, which is off: the scheduler takes "stop" in its place' }
  },
})
