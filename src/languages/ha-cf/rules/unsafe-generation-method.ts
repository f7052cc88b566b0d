import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** `hbgenmethod` should be file. */
export const unsafeGenerationMethod = defineRule<HaCf>({
  id: 'ha-cf/unsafe-generation-method',
  severity: 'warning',
  origin: 'practice',
  summary: 'hbgenmethod is time',
  why:
    'The number that tells a restarted host from a replayed packet is then made from the clock. When the ' +
    'clock was set back, the others ignore the host.',
  do: 'Take the line out, or set hbgenmethod file.',
  sources: ['ha.cf(5) hbgenmethod'],
  since: '0.1.0',
  examples: {
    bad: ['hbgenmethod [|time|]\n'],
    good: ['hbgenmethod file\n'],
  },

  *check({ model }) {
    const method = model.options.get('hbgenmethod')
    if (method?.value !== 'time') return
    yield { at: method, message: 'hbgenmethod time locks the host out when its clock was set back' }
  },
})
