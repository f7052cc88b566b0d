import { defineRule } from '../../rules/define-rule.js'
import { attributeOf } from '../ast.js'
import { millisecondsOf } from '../reading/cluster-value.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'
/** A time is none. */
export const misreadTime = defineRule<Cib>({
  id: 'cib/misread-time',
  severity: 'warning',
  origin: 'practice',
  summary: 'a time is none',
  why: 'The cluster takes 0 or its default in the place of a time that it cannot read, and crm_verify passes it.',
  do: 'Write a number with s, min or h behind it.',
  sources: ['Pacemaker 2.1.5 lib/common/utils.c: crm_parse_interval_spec', 'crm_verify 2.1.5 exits 0'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="failure-timeout" value="[|soon|]"/></meta_attributes></primitive>` }),
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><operations><op id="o" name="monitor" interval="[|often|]"/></operations></primitive>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="failure-timeout" value="60s"/></meta_attributes></primitive>` }),
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><operations><op id="o" name="monitor" interval="20s" timeout="1min"/></operations></primitive>` }),
    ],
  },

  *check({ model }) {
    if (model.isPartial) return
    for (const { meta, operations, kind, template } of model.resources) {
      const timeout = meta.get('failure-timeout')?.value
      if (timeout !== undefined && millisecondsOf(timeout.value) === undefined) yield { at: timeout, message: `"${timeout.value}" is no time: failures are never forgotten` }
      if (kind !== 'template' && template !== undefined) continue
      for (const { element } of operations) {
        for (const name of ['interval', 'timeout', 'start-delay']) {
          const time = attributeOf(element, name)
          if (time !== undefined && !time.isUnknown && millisecondsOf(time.value) === undefined && !/^INFINITY$/i.test(time.value)) yield { at: time, message: `"${time.value}" is no time for "${name}"` }
        }
      }
    }
  },
})
