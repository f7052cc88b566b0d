import { defineRule } from '../../../rules/define-rule.js'

import type { Authkeys } from '../model.js'

/** One line chooses the signing key. */
export const duplicateAuth = defineRule<Authkeys>({
  id: 'authkeys/duplicate-auth',
  severity: 'warning',
  origin: 'practice',
  summary: 'several lines choose the signing key',
  why:
    'The last choice that is followed by its key counts, which is easily another one than the reader of the file ' +
    'believes.',
  do: 'Keep one "auth" line, at the top.',
  sources: [
    'heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): each auth line replaces the number',
    'heartbeat 3.0.6 doc/authkeys: exactly one auth directive',
  ],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n[|auth 2|]\n1 md5 not-a-secret\n2 sha1 not-a-secret\n', 'auth 1\n1 sha1 not-a-secret\n[|auth 1|]\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n'],
  },

  *check({ model: { auths, signing } }) {
    const readable = auths.filter(auth => auth.number !== undefined)
    const [first, ...others] = readable
    if (first === undefined || signing === undefined) return // Why no key signs is reported, where the last choice is.
    for (const other of others) {
      const { number } = other
      if (number === undefined) continue
      const outcome = `; key ${signing.number.value} signs`
      yield {
        at: { file: number.file, span: { start: other.line.span.start, end: number.span.end } },
        message: `The signing key is chosen a second time${outcome}`,
        related: [{ at: first.line, message: 'chosen first here' }],
      }
    }
  },
})
