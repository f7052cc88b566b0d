import { defineRule } from '../../../rules/define-rule.js'

import type { Authkeys } from '../model.js'

/** A checksum proves nothing about the sender. */
export const unsafeCrc = defineRule<Authkeys>({
  id: 'authkeys/unsafe-crc',
  severity: 'warning',
  origin: 'practice',
  summary: 'packets are signed with a checksum that anybody can compute',
  why:
    'Whoever reaches the heartbeat network can send packets in the name of a host, such as that it gives up its ' +
    'resources.',
  do: 'Sign with sha1 and a random key, unless the only link is a cable between the hosts.',
  sources: ['heartbeat 3.0.6 doc/authkeys: crc only on physically secure networks', 'authkeys(5)'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 [|crc|]\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n'],
  },

  *check({ model: { signing } }) {
    if (signing?.method?.value !== 'crc') return
    yield { at: signing.method, message: 'Packets are signed with a mere checksum, which anybody can compute' }
  },
})
