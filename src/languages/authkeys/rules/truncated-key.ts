import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'

import { joinedLine } from '../analysis/choice.js'
import { isDigest, isLabel } from '../analysis/label.js'
import { isTemplate } from '../../../text/key-quality.js'
import type { Authkeys } from '../model.js'

/** A key ends at the first blank. */
export const truncatedKey = defineRule<Authkeys>({
  id: 'authkeys/truncated-key',
  severity: 'warning',
  origin: 'practice',
  summary: 'a key contains blanks, so only its first word counts',
  why:
    'Heartbeat takes the first word for the key and ignores the rest, quotes or not. The key is much shorter than it ' +
    'looks.',
  do: 'Write a key without blanks.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): sscanf "%d%s%s"'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 sha1 not-a-secret [|of ours|]\n', 'auth 1\n1 md5 "not-a-secret [|either"|]\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n', 'auth 1\n1 sha1 not-a-secret # since May\n', 'auth 1\n1 sha1 0123456789abcdef0123456789abcdef01234567  -\n'],
  },

  *check({ model: { keys, file } }) {
    for (const { key, method, ignored } of keys) {
      const [first] = ignored
      const last = ignored[ignored.length - 1]
      if (key === undefined || first === undefined || last === undefined) continue
      if (method === undefined || method.value === 'crc') continue // Reported as a whole.
      if (first.value.is(text => text.startsWith('#')) || joinedLine(ignored) !== undefined) continue
      if (isLabel(key.value)) continue // A finding of its own.
      if (isDigest(key.value) && first === last && first.value.is(text => /^\*?-$/.test(text))) continue // sha1sum names its input.
      if (isTemplate(key.value) || key.value.is(text => text.startsWith('#'))) continue
      const isQuoted = key.value.is(text => /^["']/.test(text))
      yield {
        at: { file, span: spanFrom(first.span.start, last.span.end) },
        message: isQuoted
          ? 'The key ends at the first blank in spite of the quote, and heartbeat ignores what follows'
          : 'The key ends at the first blank, and heartbeat ignores what follows',
        related: [{ at: key, message: 'this much is the key' }],
      }
    }
  },
})
