import { defineFault } from '../../../rules/define-rule.js'

/** A line that begins with `a` must be `auth` and a number. */
export const invalidAuth = defineFault({
  id: 'authkeys/invalid-auth',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'the line that chooses the signing key cannot be read',
  why:
    'Heartbeat takes every line that begins with "a" for this one, and refuses to start when no number follows ' +
    '"auth".',
  do: 'Write "auth" and the number of the key that signs.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): sscanf "auth %d"'],
  since: '0.1.0',
  examples: {
    bad: [
      '[|auth|]\n1 sha1 not-a-secret\n',
      'auth [|sha1|]\n1 sha1 not-a-secret\n',
      '[|atuh|] 1\n1 sha1 not-a-secret\n',
    ],
    good: ['auth 1\n1 sha1 not-a-secret\n', 'auth1\n1 sha1 not-a-secret\n'],
  },
})
