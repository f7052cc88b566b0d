import { defineRule } from '../../../rules/define-rule.js'

import { isPlaceholder } from '../../../text/key-quality.js'
import type { Authkeys } from '../model.js'

/** A key from a manual is no key. */
export const unsafePlaceholderKey = defineRule<Authkeys>({
  id: 'authkeys/unsafe-placeholder-key',
  severity: 'error',
  origin: 'practice',
  summary: 'a key was copied from an example, or only says that it is a key',
  why:
    'Whoever tries to get in tries these words first. Two clusters set up after one manual even take each other for ' +
    'their own.',
  do: 'Write a random key: dd if=/dev/urandom bs=512 count=1 | sha1sum',
  sources: ['heartbeat 3.0.6 doc/authkeys: the keys of the sample', 'authkeys(5): a way to make a random key'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 sha1 [|<your-password>|]\n', 'auth 2\n1 md5 [|Hello!|]\n2 sha1 [|changeme|]\n', 'auth 1\n1 sha1 [|OurSecretClusterKey|]\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n', 'auth 1\n1 sha1 <redacted>\n'],
  },

  *check({ model: { keys } }) {
    for (const { key, method } of keys) {
      if (key === undefined || method === undefined || method.value === 'crc') continue
      if (key.value.isUnknown || !isPlaceholder(key.value)) continue
      yield { at: key, message: 'The key is a well-known example, or made of words that only say what it is' }
    }
  },
})
