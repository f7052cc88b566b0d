import { defineRule } from '../../rules/define-rule.js'
import { booleanOf } from '../reading/cluster-value.js'
import { optionAt } from '../vocabulary.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'
/** A boolean is none. */
export const misreadBoolean = defineRule<Cib>({
  id: 'cib/misread-boolean',
  severity: 'warning',
  origin: 'practice',
  summary: 'a boolean is none',
  why: 'What is no boolean counts as false, and crm_verify passes it: promotable x makes a clone without roles.',
  do: 'Write true or false.',
  sources: ['Pacemaker 2.1.5 lib/common/strings.c: crm_str_to_boolean', 'crm_verify 2.1.5 exits 0'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<clone id="cl"><meta_attributes id="m"><nvpair id="a" name="interleave" value="[|ture|]"/></meta_attributes><primitive id="p" class="ocf" provider="pacemaker" type="Stateful"/></clone>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<clone id="cl"><meta_attributes id="m"><nvpair id="a" name="interleave" value="true"/></meta_attributes><primitive id="p" class="ocf" provider="pacemaker" type="Stateful"/></clone>` }),
    ],
  },

  *check({ model }) {
    if (model.isPartial) return
    for (const { meta, kind, template } of model.resources) {
      if (kind !== 'template' && template !== undefined) continue
      for (const { name, value } of meta.values()) {
        const option = optionAt('resource', name.value) ?? (kind === 'clone' ? optionAt('clone', name.value) : undefined)
        if (option?.type === 'boolean' && value !== undefined && booleanOf(value.value) === undefined) yield { at: value, message: `"${value.value}" is no boolean: "${name.value}" is off for the cluster` }
      }
    }
  },
})
