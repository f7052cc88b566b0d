import { defineFault } from '../../../rules/define-rule.js'

/** crc takes no key, and no remark either. */
export const unwantedKey = defineFault({
  id: 'authkeys/unwanted-key',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'something stands behind crc',
  why: 'Whatever stands behind crc, a remark too, counts as a key; crc has none, so heartbeat refuses to start.',
  do: 'Delete it; move a remark to a line of its own.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): "Auth method [crc] doesn\'t use a key"'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 crc [|# lab only|]\n', 'auth 2\n1 crc [|key|]\n2 sha1 not-a-secret\n'],
    good: ['auth 1\n# lab only\n1 crc\n'],
  },
  fix: 'unsafe',
})
