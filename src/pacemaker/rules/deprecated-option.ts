import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { isTrue } from '../reading/cluster-value.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** An option or a value is on its way out. */
export const deprecatedOption = defineRule<Cib>({
  id: 'cib/deprecated-option',
  severity: 'warning',
  origin: 'daemon',
  summary: 'an option or a value is on its way out',
  why: 'crm_verify warns of it, and Pacemaker 3 does not know it any more.',
  do: 'Take it out, or write what took its place.',
  sources: ['Pacemaker 2.1.5 lib/pengine/unpack.c: Support for … is deprecated'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      cibWith({ options: '<nvpair id="o" name="stonith-action" value="[|poweroff|]"/>' }),
      cibWith({ options: '<nvpair id="o" name="[|remove-after-stop|]" value="true"/>' }),
    ],
    good: [
      cibWith({ options: '<nvpair id="o" name="stonith-action" value="off"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    const action = model.properties.get('stonith-action')
    if (action?.value?.value === 'poweroff') yield { at: action.value, message: '"poweroff" is what "off" was called once', fixes: [{ title: 'Write "off"', safety: 'safe', edits: [{ file: action.value.file, span: action.value.span, newText: 'off' }] }] }
    const forgotten = model.properties.get('remove-after-stop')
    if (isTrue(forgotten?.value?.value) && forgotten !== undefined) yield { at: forgotten.name, message: '"remove-after-stop" does harm, and is gone from Pacemaker 3' }
  },
})
