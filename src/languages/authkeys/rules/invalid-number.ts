import { defineFault } from '../../../rules/define-rule.js'

/** Keys are numbered from 0 to 15. */
export const invalidNumber = defineFault({
  id: 'authkeys/invalid-number',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'the number of a key is outside 0–15',
  why: 'Heartbeat keeps 16 keys and refuses a file with a number beyond them.',
  do: 'Use a number from 0 to 15.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): MAXAUTH'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 sha1 not-a-secret\n[|16|] sha1 not-a-secret\n', 'auth [|99|]\n1 sha1 not-a-secret\n'],
    good: ['auth 15\n15 sha1 not-a-secret\n'],
  },
})
