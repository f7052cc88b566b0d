import { defineRule } from '../../../rules/define-rule.js'

import type { Authkeys } from '../model.js'

/** Nothing behind a NUL is read. */
export const hiddenText = defineRule<Authkeys>({
  id: 'authkeys/hidden-text',
  severity: 'warning',
  origin: 'practice',
  summary: 'a NUL character hides the rest of its line',
  why: 'Heartbeat reads a line up to the NUL. What an editor shows behind it has no effect.',
  do: 'Delete the character; the file may be damaged or in another encoding, such as UTF-16.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): C strings end at NUL'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 sha1 not-a-secret[|\0tail|]\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n'],
  },

  *check({ file: { comments, source } }) {
    for (const { kind, start, end } of comments) {
      if (kind !== 'Hidden') continue
      yield {
        at: { file: source.id, span: { start, end } },
        message: 'A NUL character hides the rest of the line from heartbeat',
      }
      return // One tells enough of a damaged file.
    }
  },
})
