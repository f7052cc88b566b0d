import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'

import type { Authkeys } from '../model.js'

/** Only root may read the keys. */
export const unsafeReadableFile = defineRule<Authkeys>({
  id: 'authkeys/unsafe-readable-file',
  severity: 'error',
  origin: 'daemon',
  summary: 'the group or others may read the keys',
  why:
    'Heartbeat does not start while the file is readable by anybody but its owner. The log may stay empty, and only ' +
    '"failed" is shown.',
  do: 'Run chmod 600 on the file.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): "Bad permissions on keyfile [..], 600 recommended"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: '[|]auth 1\n1 sha1 not-a-secret\n', mode: 0o644 },
      { text: '[|]auth 1\n1 sha1 not-a-secret\n', mode: 0o640 },
    ],
    good: [
      { text: 'auth 1\n1 sha1 not-a-secret\n', mode: 0o600 },
      { text: 'auth 1\n1 sha1 not-a-secret\n', mode: 0o400 },
      'auth 1\n1 sha1 not-a-secret\n',
    ],
  },

  *check({ model: { file }, facts: { mode } }) {
    if (mode === undefined || (mode & 0o044) === 0) return
    const who = (mode & 0o004) === 0 ? 'the group' : 'others'
    yield {
      at: { file, span: spanFrom(0, 0) },
      message: `Mode ${octal(mode)} lets ${who} read the keys; heartbeat wants 600`,
    }
  },
})

function octal(mode: number): string {
  return (mode & 0o7777).toString(8)
}
