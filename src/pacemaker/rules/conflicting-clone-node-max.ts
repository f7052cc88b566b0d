import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { integerOf, isTrue } from '../reading/cluster-value.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'
/** Several copies of a clone on one node that are all the same. */
export const conflictingCloneNodeMax = defineRule<Cib>({
  id: 'cib/conflicting-clone-node-max',
  severity: 'error',
  origin: 'daemon',
  summary: 'several copies of a clone on one node that are all the same',
  why: 'Copies that are not told apart cannot run twice on a node: the scheduler takes 1.',
  do: 'Take clone-node-max out, or set globally-unique.',
  sources: ['Pacemaker 2.1.5 lib/pengine/clone.c: anonymous clones support only one instance per node'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<clone id="cl"><meta_attributes id="m"><nvpair id="a" name="clone-node-max" value="[|2|]"/></meta_attributes><primitive id="p" class="ocf" provider="pacemaker" type="Stateful"/></clone>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<clone id="cl"><meta_attributes id="m"><nvpair id="a" name="clone-node-max" value="2"/><nvpair id="b" name="globally-unique" value="true"/></meta_attributes><primitive id="p" class="ocf" provider="pacemaker" type="Stateful"/></clone>` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { meta, kind } of model.resources) {
      const most = meta.get('clone-node-max')?.value
      if (kind !== 'clone' || most === undefined || (integerOf(most.value) ?? 0) < 2 || isTrue(meta.get('globally-unique')?.value?.value)) continue
      yield { at: most, message: `${most.value} copies on a node need "globally-unique": the scheduler takes 1` }
    }
  },
})
