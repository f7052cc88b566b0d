import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

function withStop(onFail: string): string {
  return cibWith({ resources: `${fencing}<primitive id="web" class="systemd" type="nginx"><operations><op id="s" name="stop" interval="0s" on-fail="${onFail}"/></operations></primitive>` })
}

/** A stop that fails is taken for one that worked. */
export const unsafeStopFailure = defineRule<Cib>({
  id: 'cib/unsafe-stop-failure',
  severity: 'warning',
  origin: 'practice',
  summary: 'a stop that fails is taken for one that worked',
  why: 'The resource may run on, and the cluster starts it on another node as well.',
  do: 'Take on-fail out: a stop that fails is fenced, or block where nothing fences.',
  sources: ['Pacemaker Explained, "Operation Properties": on-fail=ignore pretends that the resource did not fail'],
  since: '0.1.0',
  examples: {
    bad: [withStop('[|ignore|]')],
    good: [withStop('fence'), withStop('block')],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { id, operations, kind, template } of model.resources) {
      if (kind !== 'template' && template !== undefined) continue
      for (const { element, name } of operations) {
        const action = name === 'stop' ? attributeOf(element, 'on-fail') : undefined
        if (action?.value === 'ignore') yield { at: action, message: `A stop of "${id}" that fails is ignored, and it may run twice` }
      }
    }
  },
})
