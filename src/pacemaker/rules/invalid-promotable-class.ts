import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

/** A promotable clone holds what knows no roles. */
export const invalidPromotableClass = defineRule<Cib>({
  id: 'cib/invalid-promotable-class',
  severity: 'error',
  origin: 'daemon',
  summary: 'a promotable clone holds what knows no roles',
  why: 'The scheduler passes over the whole clone: only agents of ocf can be promoted.',
  do: 'Take promotable out, or use an agent of ocf.',
  sources: ['Pacemaker 2.1.5 lib/pengine/native.c: cannot be used as a promotable clone resource'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<clone id="cl"><meta_attributes id="m"><nvpair id="a" name="promotable" value="true"/></meta_attributes><[|primitive|] id="web" class="systemd" type="apache2"/></clone>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<clone id="cl"><meta_attributes id="m"><nvpair id="a" name="promotable" value="true"/></meta_attributes><primitive id="p" class="ocf" provider="pacemaker" type="Stateful"/></clone>` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const clone of model.resources) {
      if (!clone.isPromotable || clone.kind !== 'clone') continue
      for (const inner of clone.children.flatMap(child => (child.kind === 'group' ? child.children : [child]))) {
        if (inner.agentClass === undefined || inner.agentClass === 'ocf') continue
        const agentClass = attributeOf(inner.element, 'class')
        yield {
          at: inner.element,
          message: `"${inner.id}" is of class "${inner.agentClass}" and cannot be promoted: the cluster passes over "${clone.id}"`,
          // A misspelt class is reported as that.
          ...(agentClass === undefined ? {} : { followsFrom: [{ rule: 'cib/invalid-value', at: agentClass }] }),
        }
        break
      }
    }
  },
})
