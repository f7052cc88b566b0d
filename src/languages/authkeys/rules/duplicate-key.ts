import { defineRule } from '../../../rules/define-rule.js'

import type { Authkeys, KeyLine } from '../model.js'

/** Each entry should have a key of its own. */
export const duplicateKey = defineRule<Authkeys>({
  id: 'authkeys/duplicate-key',
  severity: 'info',
  origin: 'practice',
  summary: 'two entries share one key',
  why:
    'A key that is known under one method is known under the other. Rolling over to a second entry changes nothing ' +
    'if the key stays.',
  do: 'Give each entry a key of its own, or keep only one of them.',
  sources: ['RFC 2104 section 3: keys should be chosen at random and periodically refreshed'],
  since: '0.1.0',
  examples: {
    bad: ['auth 2\n2 sha1 not-a-secret\n3 md5 [|not-a-secret|]\n'],
    good: ['auth 2\n2 sha1 not-a-secret\n3 md5 not-a-secret-either\n'],
  },

  *check({ model: { keys } }) {
    const known: KeyLine[] = []
    for (const entry of keys) {
      const { key, number, method } = entry
      if (key === undefined || method === undefined || method.value === 'crc') continue
      const before = known.find(other => other.key?.value.equals(key.value))
      if (before === undefined) {
        if (known.length < 16) known.push(entry)
        continue
      }
      if (before.number.value === number.value) continue // Reported as a duplicate.
      yield {
        at: key,
        message: `Key ${number.value} is the same as key ${before.number.value}`,
        related: [{ at: before.key ?? before.line, message: 'the same key' }],
      }
    }
  },
})
