import { defineRule } from '../../../rules/define-rule.js'

import { isPlaceholder, isTemplate, reasonOf, weaknessOf } from '../../../text/key-quality.js'
import { isLabel } from '../analysis/label.js'
import type { Authkeys } from '../model.js'

/** A key must be long and varied enough not to be guessed. */
export const unsafeKey = defineRule<Authkeys>({
  id: 'authkeys/unsafe-key',
  severity: 'warning',
  origin: 'practice',
  summary: 'a key is easy to guess',
  why:
    'One recorded packet is enough to try keys at leisure. A short one is found within hours, and its finder ' +
    'commands the cluster.',
  do: 'Write a random key of 20 characters or more: dd if=/dev/urandom bs=512 count=1 | sha1sum',
  sources: [
    'RFC 2104 section 3: keys shorter than the digest weaken an HMAC',
    'authkeys(5): a way to make a random key',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['authkeys/hidden-text'], within: 'lines' }],
  examples: {
    bad: [
      'auth 1\n1 sha1 [|drei4fuenf|]\n',
      'auth 1\n1 sha1 [|aaaaaaaaaaaaaaaa|]\n',
      'auth 1\n1 md5 [|3141592653589|]\n',
      'auth 1\n1 sha1 [|abcdefghij1234567890|]\n',
    ],
    good: ['auth 1\n1 sha1 not-a-secret-but-long-enough\n', 'auth 1\n1 crc\n'],
  },

  *check({ model: { keys } }) {
    for (const { key, method, ignored } of keys) {
      if (key === undefined || method === undefined || method.value === 'crc') continue
      const { value } = key
      if (value.isUnknown || isTemplate(value) || isPlaceholder(value) || isLabel(value)) continue
      if (value.is(text => text.startsWith('#'))) continue // Not meant as a key at all.
      const [rest] = ignored
      if (rest !== undefined && !rest.value.is(text => text.startsWith('#') || text === '-')) continue // Cut off at a blank.
      const weakness = weaknessOf(value)
      if (weakness !== undefined) yield { at: key, message: `The key ${reasonOf(weakness)}` }
    }
  },
})
