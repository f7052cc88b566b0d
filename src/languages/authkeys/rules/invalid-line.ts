import { defineFault } from '../../../rules/define-rule.js'

/** Any other line must be a number, a method and perhaps a key. */
export const invalidLine = defineFault({
  id: 'authkeys/invalid-line',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a line is neither a choice, a key nor a comment',
  why: 'Heartbeat refuses to start over any line that it cannot read.',
  do: 'Write "auth N" or "N method key". A comment has its "#" at the start of the line.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): "Auth line [..] is invalid"'],
  since: '0.1.0',
  examples: {
    bad: [
      '[|uth|] 1\n1 sha1 not-a-secret\n',
      'auth 1\n1 sha1 not-a-secret\n[|sha1|] not-a-secret\n',
      'auth 1\n1 sha1 not-a-secret\n[|2|]\n',
    ],
    good: ['auth 1\n# two words\n1 sha1 not-a-secret\n'],
  },
})
