import { defineRule } from '../../../rules/define-rule.js'

import type { Authkeys } from '../model.js'

/** Quotes belong to the key. */
export const quotedKey = defineRule<Authkeys>({
  id: 'authkeys/quoted-key',
  severity: 'warning',
  origin: 'practice',
  summary: 'a key stands in quotes, which belong to it',
  why:
    'Heartbeat knows no quotes: they become a part of the key. A host on which somebody leaves them out has another ' +
    'key.',
  do: 'Write the key without quotes on all hosts.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): the key is a plain word'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 sha1 [|"not-a-secret"|]\n', "auth 1\n1 md5 [|'not-a-secret'|]\n"],
    good: ['auth 1\n1 sha1 not-a-secret\n', 'auth 1\n1 sha1 "not-a secret"\n'],
  },

  *check({ model: { keys } }) {
    for (const { key, method } of keys) {
      if (key === undefined || method === undefined || method.value === 'crc') continue
      if (!key.value.is(text => /^(["']).*\1$/.test(text) && text.length > 2)) continue
      yield { at: key, message: 'The quotes are a part of the key' }
    }
  },
})
