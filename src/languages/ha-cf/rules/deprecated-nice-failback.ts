import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** `auto_failback` has replaced `nice_failback`. */
export const deprecatedNiceFailback = defineRule<HaCf>({
  id: 'ha-cf/deprecated-nice-failback',
  severity: 'warning',
  origin: 'daemon',
  summary: 'nice_failback is obsolete',
  why:
    'Heartbeat ignores its value and logs errors: below auto_failback it means auto_failback off, ' +
    'otherwise auto_failback legacy.',
  do: 'Replace nice_failback on by auto_failback off, and nice_failback off by auto_failback on.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_nice_failback(): nice_failback flag is obsolete'],
  since: '0.1.0',
  examples: {
    bad: ['[|nice_failback|] on\n'],
    good: ['auto_failback off\n'],
  },

  *check({ model }) {
    for (const { name } of model.directives) {
      if (name.value !== 'nice_failback') continue
      yield { at: name, message: 'nice_failback is obsolete, and heartbeat ignores its value' }
    }
  },
})
