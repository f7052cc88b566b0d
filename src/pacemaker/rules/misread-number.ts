import { defineRule } from '../../rules/define-rule.js'
import { integerOf } from '../reading/cluster-value.js'
import { optionAt } from '../vocabulary.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'
/** A number is none. */
export const misreadNumber = defineRule<Cib>({
  id: 'cib/misread-number',
  severity: 'warning',
  origin: 'practice',
  summary: 'a number is none',
  why: 'The cluster reads the digits that stand first, 0 where there are none, and crm_verify passes it: promoted-max x means that nothing is ever promoted.',
  do: 'Write a whole number.',
  sources: ['Pacemaker 2.1.5 lib/common/strings.c: scan_ll', 'crm_verify 2.1.5 exits 0'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<clone id="cl"><meta_attributes id="m"><nvpair id="a" name="clone-max" value="[|two|]"/></meta_attributes><primitive id="p" class="ocf" provider="pacemaker" type="Stateful"/></clone>` }),
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="priority" value="[|high|]"/></meta_attributes></primitive>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<clone id="cl"><meta_attributes id="m"><nvpair id="a" name="clone-max" value="2"/></meta_attributes><primitive id="p" class="ocf" provider="pacemaker" type="Stateful"/></clone>` }),
    ],
  },

  *check({ model }) {
    if (model.isPartial) return
    for (const { meta, kind } of model.resources) {
      for (const { name, value } of meta.values()) {
        const option = optionAt('resource', name.value) ?? (kind === 'clone' ? optionAt('clone', name.value) : undefined)
        if (value === undefined || option === undefined || (option.type !== 'integer' && option.type !== 'score')) continue
        if (/^\s*[+-]?\d+$/.test(value.value) || /^[+-]?INFINITY$/i.test(value.value)) continue
        yield { at: value, message: `${value.value === '' ? 'An empty text' : `"${value.value}"`} is no number: "${name.value}" is ${integerOf(value.value) ?? 0} for the cluster` }
      }
    }
  },
})
