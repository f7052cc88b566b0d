import { defineFault } from '../../../rules/define-rule.js'

/** Heartbeat knows crc, md5 and sha1. */
export const invalidMethod = defineFault({
  id: 'authkeys/invalid-method',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'the method of a key does not exist',
  why:
    'Heartbeat looks for a plug-in of that very name, in lower case, and refuses to start when there is none. sha256 ' +
    'and the like never existed.',
  do: 'Write sha1, md5 or crc.',
  sources: [
    'heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): "Invalid authtype"',
    'heartbeat 3.0.6 lib/plugins/HBauth: crc, md5, sha1',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      'auth 1\n1 [|SHA1|] not-a-secret\n',
      'auth 1\n1 [|sha256|] not-a-secret\n',
      'auth 1\n1[|sah1|] not-a-secret\n',
    ],
    good: ['auth 1\n1 md5 not-a-secret\n'],
  },
  fix: 'unsafe',
})
