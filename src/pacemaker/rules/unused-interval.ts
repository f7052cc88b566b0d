import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf } from '../ast.js'
import { millisecondsOf } from '../reading/cluster-value.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const onceOnly: ReadonlySet<string> = new Set(['start', 'stop', 'promote', 'demote'])
/** What is done once has an interval. */
export const unusedInterval = defineRule<Cib>({
  id: 'cib/unused-interval',
  severity: 'warning',
  origin: 'practice',
  summary: 'what is done once has an interval',
  why: 'start, stop, promote and demote cannot be repeated: the cluster passes over the whole operation, with its timeout.',
  do: 'Write interval 0.',
  sources: ['Pacemaker 2.1.5 lib/pacemaker/pcmk_sched_recurring.c: cannot be recurring', 'crm_verify tells it only of a running cluster'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><operations><op id="o" name="start" interval="[|10s|]" timeout="60s"/></operations></primitive>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><operations><op id="o" name="start" interval="0" timeout="60s"/></operations></primitive>` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { operations, kind, template } of model.resources) {
      if (kind !== 'template' && template !== undefined) continue
      for (const { element, name, interval } of operations) {
        const at = attributeOf(element, 'interval')
        if (at !== undefined && onceOnly.has(name) && (millisecondsOf(interval) ?? 0) > 0) yield { at, message: `"${name}" cannot be repeated: the cluster passes over this operation`, fixes: [{ title: 'Write "0"', safety: 'unsafe', edits: [{ file: at.file, span: at.span, newText: '0' }] }] }
      }
    }
  },
})
