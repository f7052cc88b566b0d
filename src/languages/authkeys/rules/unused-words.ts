import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'
import { highestKeyNumber } from '../../../values/heartbeat-key.js'

import { joinedLine } from '../analysis/choice.js'
import type { Authkeys } from '../model.js'

/** `auth` takes one number. */
export const unusedWords = defineRule<Authkeys>({
  id: 'authkeys/unused-words',
  severity: 'warning',
  origin: 'practice',
  summary: 'heartbeat ignores what stands behind the number of "auth"',
  why: 'Only the first number counts. A second one does not make a second key sign.',
  do: 'Delete what stands behind the number, or write "#" before it.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): sscanf "auth %d"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['authkeys/misleading-character'], within: 'lines' }],
  examples: {
    bad: ['auth 1 [|2|]\n1 sha1 not-a-secret\n2 sha1 not-a-secret-either\n', 'auth 1[|st|]\n1 sha1 not-a-secret\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n', 'auth 1 # since May\n1 sha1 not-a-secret\n'],
  },

  *check({ model: { auths, file } }) {
    for (const { ignored, number } of auths) {
      if (number !== undefined && (number.value < 0 || number.value > highestKeyNumber)) continue // Refused for its number.
      const [first] = ignored
      const last = ignored[ignored.length - 1]
      if (first === undefined || last === undefined) continue
      if (first.value.is(text => text.startsWith('#')) || joinedLine(ignored) !== undefined) continue
      yield {
        at: { file, span: spanFrom(first.span.start, last.span.end) },
        message: 'Heartbeat ignores what stands behind the number',
      }
    }
  },
})
