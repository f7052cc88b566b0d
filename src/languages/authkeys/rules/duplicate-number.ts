import { defineRule } from '../../../rules/define-rule.js'

import type { Authkeys, KeyLine } from '../model.js'

/** Each number names one key. */
export const duplicateNumber = defineRule<Authkeys>({
  id: 'authkeys/duplicate-number',
  severity: 'warning',
  origin: 'practice',
  summary: 'two keys have one number',
  why:
    'The last one counts and the first is as if it were not there. A host that has them in another order cannot ' +
    'understand this one.',
  do: 'Delete one of them, or give it a free number.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): auth_config[i] is overwritten'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 md5 not-a-secret\n[|1|] sha1 not-a-secret\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n2 sha1 not-a-secret-either\n'],
  },

  *check({ model: { keys } }) {
    const known = new Map<number, KeyLine>()
    for (const key of keys) {
      const { number, isUsable } = key
      if (!isUsable) continue // Heartbeat refuses the file for this one.
      const before = known.get(number.value)
      known.set(number.value, key)
      if (before === undefined) continue
      yield {
        at: number,
        message: `Key ${number.value} is defined a second time and replaces the first`,
        related: [{ at: before.number, message: 'defined first here' }],
      }
    }
  },
})
