import { defineRule } from '../../../rules/define-rule.js'

import type { Authkeys } from '../model.js'

/** A `#` behind the method is the key. */
export const commentAsKey = defineRule<Authkeys>({
  id: 'authkeys/comment-as-key',
  severity: 'warning',
  origin: 'practice',
  summary: 'what looks like a comment is the key',
  why:
    'A comment is a whole line. Behind a method, "#" or the word that begins with it becomes the key, a known and ' +
    'short one.',
  do: 'Write the key behind the method, and the remark on a line of its own.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): "#" is looked for at the start of a line only'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 sha1 [|#|] to be chosen\n', 'auth 1\n1 sha1 [|#not-a-secret|]\n'],
    good: ['auth 1\n# chosen by us\n1 sha1 not-a-secret\n'],
  },

  *check({ model: { keys } }) {
    for (const { key, method } of keys) {
      if (key === undefined || method === undefined || method.value === 'crc') continue
      if (!key.value.is(text => text.startsWith('#'))) continue
      yield {
        at: key,
        message: key.value.is(text => text === '#')
          ? 'Heartbeat takes the "#" for the key, not for a comment'
          : 'Heartbeat takes the "#" for a part of the key, not for a comment',
      }
    }
  },
})
