import { defineFault } from '../../../rules/define-rule.js'

/** md5 and sha1 need a key. */
export const missingKey = defineFault({
  id: 'authkeys/missing-key',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'a method that signs has no key',
  why: 'Heartbeat refuses to start, even if that line is not the one that signs.',
  do: 'Write a key behind the method, or delete the line.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): "Auth method [..] requires a key"'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 [|sha1|]\n', 'auth 1\n1 sha1 not-a-secret\n2 [|md5|]\n'],
    good: ['auth 1\n1 crc\n'],
  },
})
