import { defineRule } from '../../rules/define-rule.js'
import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { isUnclear } from '../analysis/soundness.js'
import { booleanOf, millisecondsOf } from '../reading/cluster-value.js'
import { optionAt } from '../vocabulary.js'
import type { OptionEntry } from '../vocabulary.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'

/** Tells whether the scheduler takes a value. */
function isUsable({ type, values = [], until }: OptionEntry, value: string): boolean {
  if (until !== undefined) return true
  if (type === 'words') return values.includes(value)
  if (type === 'boolean') return booleanOf(value) !== undefined
  if (type === 'integer' || type === 'score') return /^[+-]?INFINITY$/i.test(value) || /^\s*[+-]?\d+$/.test(value) || (type === 'score' && /^(?:red|yellow|green)$/i.test(value))
  return type !== 'time' || millisecondsOf(value) !== undefined
}
/** The scheduler cannot use the value of an option. */
export const invalidOption = defineRule<Cib>({
  id: 'cib/invalid-option',
  severity: 'error',
  origin: 'daemon',
  summary: 'the scheduler cannot use the value of an option',
  why: 'The scheduler goes on with the default value, whatever was meant.',
  do: 'Write one of the values.',
  sources: ['Pacemaker 2.1.5 lib/common/options.c: Using default value for cluster option'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ options: '<nvpair id="o" name="stonith-action" value="[|fence|]"/>' }),
      cibWith({ options: '<nvpair id="o" name="batch-limit" value="[|x|]"/>' }),
    ],
    good: [
      cibWith({ options: '<nvpair id="o" name="stonith-action" value="off"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { name, value, isConditional } of model.properties.values()) {
      const option = optionAt('cluster', name.value)
      if (value === undefined || isConditional || option?.isChecked !== true || isUsable(option, value.value)) continue
      const close = didYouMean(value.value, option.values ?? [])
      yield { at: value, message: `${value.value === '' ? 'An empty text' : `"${value.value}"`} is no value for "${name.value}"${close === undefined ? `: ${option.value ?? option.type}` : `; did you mean "${close}"?`}` }
    }
  },
})
