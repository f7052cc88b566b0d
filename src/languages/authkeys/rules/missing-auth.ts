import { defineRule } from '../../../rules/define-rule.js'
import { lineStartAt } from '../../../text/line-at.js'
import { spanFrom } from '../../../text/span.js'

import { highestKeyNumber } from '../../../values/heartbeat-key.js'

import { hiddenCause } from '../analysis/hidden.js'
import type { Authkeys } from '../model.js'

/** A file must choose the key that signs. */
export const missingAuth = defineRule<Authkeys>({
  id: 'authkeys/missing-auth',
  severity: 'error',
  origin: 'daemon',
  summary: 'no line chooses the signing key',
  why:
    'Heartbeat does not know with which key to sign, and does not start. The sample file that it ships is all ' +
    'comments.',
  do: 'Write "auth N" before the keys, with the number of the one to sign with.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): "Missing auth directive in keyfile"'],
  since: '0.1.0',
  examples: {
    bad: ['[|]1 sha1 not-a-secret\n', '#auth 1\n#1 crc\n[|]'],
    good: ['auth 1\n1 sha1 not-a-secret\n'],
  },
  fix: 'safe',

  *check({ model: { file, auths, keys, lines }, file: { source, comments } }) {
    if (auths.length > 0) return
    if (lines.some(line => line.kind === 'other' && line.isMeantAsAuth)) return // Reported where it stands.
    const first = lines[0]
    // A first line that heartbeat refuses may be the one, and is reported.
    if (first?.kind === 'key' && !first.isUsable) return
    const start = first === undefined ? source.text.length : lineStartAt(source.text, first.line.span.start)
    const at = { file, span: spanFrom(start, start) }
    const numbers = new Set(keys.map(key => key.number.value))
    const [only] = numbers.size === 1 && source.text[start] !== '\uFEFF' ? numbers : []
    yield {
      at,
      message: 'No line "auth N" chooses the key that signs',
      ...hiddenCause(comments, source, /^\0\s*auth/),
      ...(only === undefined || only < 0 || only > highestKeyNumber
        ? {}
        : {
            fixes: [
              { title: `Insert "auth ${only}"`, safety: 'safe', edits: [{ ...at, newText: `auth ${only}\n` }] },
            ],
          }),
    }
  },
})
