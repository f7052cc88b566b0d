import { defineRule } from '../../rules/define-rule.js'
import { isVersionFrom } from '../../text/version.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf, nameOf } from '../ast.js'
import { isTrue } from '../reading/cluster-value.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** An order says something in a way that is on its way out. */
export const deprecatedOrderPart = defineRule<Cib>({
  id: 'cib/deprecated-order-part',
  severity: 'warning',
  origin: 'daemon',
  summary: 'an order says something in a way that is on its way out',
  why: 'crm_verify warns of it; with Serialize the scheduler passes over it.',
  do: 'Write kind in the place of score, clone-min in the place of require-all, and symmetrical for Mandatory and Optional only.',
  sources: ['Pacemaker 2.1.5 lib/pacemaker/pcmk_sched_ordering.c', 'Pacemaker 1.1 pengine/constraints.c: "score" and "require-all" are what it knows, and it says nothing of them'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ constraints: '<rsc_order id="o" first="fence" then="fence" [|score|]="INFINITY"/>' }),
      cibWith({ constraints: '<rsc_order id="o" first="fence" then="fence" kind="Serialize" [|symmetrical|]="true"/>' }),
    ],
    good: [
      cibWith({ constraints: '<rsc_order id="o" first="fence" then="fence" kind="Mandatory"/>' }),
      { text: cibWith({ constraints: '<rsc_order id="o" first="fence" then="fence" score="INFINITY"/>' }), target: '1.1' },
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    // Words of the time: 2.0 is the first release that wants others.
    const isToday = isVersionFrom(model.target, '2.0')
    for (const { kind, element } of model.constraints) {
      if (kind !== 'order') continue
      const [score, symmetrical, all] = ['score', 'symmetrical', 'require-all'].map(name => attributeOf(element, name))
      const isSerialize = attributeOf(element, 'kind')?.value === 'Serialize'
      const isSimple = attributeOf(element, 'first') !== undefined
      if (score !== undefined && isToday) yield { at: nameOf(score), message: 'The scheduler wants "kind" in the place of "score" in an order' }
      if (symmetrical !== undefined && isSerialize && isTrue(symmetrical.value)) yield { at: nameOf(symmetrical), message: 'The scheduler passes over "symmetrical" where "kind" is "Serialize"' }
      if (all !== undefined && isSimple && isToday) yield { at: nameOf(all), message: 'The scheduler wants "clone-min" of the clone in the place of "require-all"' }
    }
  },
})
