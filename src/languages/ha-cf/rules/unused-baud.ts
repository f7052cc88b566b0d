import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** `baud` is for serial lines. */
export const unusedBaud = defineRule<HaCf>({
  id: 'ha-cf/unused-baud',
  severity: 'info',
  origin: 'practice',
  summary: 'baud is set and there is no serial line',
  why: 'It has no effect.',
  do: 'Take the line out, or add the serial line that was meant.',
  sources: ['ha.cf(5) baud'],
  since: '0.1.0',
  examples: {
    bad: ['[|baud|] 19200\nbcast eth0\n'],
    good: ['baud 19200\nserial /dev/ttyS0\n'],
  },

  *check({ model }) {
    if (model.isTemplate || model.hasUnreadLines || model.media.some(medium => medium.type === 'serial')) return
    for (const { name, words } of model.directives) {
      if (name.value !== 'baud' || words.length === 0) continue
      yield { at: name, message: 'baud has no effect without a serial line' }
      return
    }
  },
})
