import { defineRule } from '../../../rules/define-rule.js'

import { effectiveKeys } from '../facts.js'
import type { Authkeys } from '../model.js'

/** Every listed key is accepted, crc too. */
export const unsafeCrcEntry = defineRule<Authkeys>({
  id: 'authkeys/unsafe-crc-entry',
  severity: 'warning',
  origin: 'practice',
  summary: 'a crc entry beside the signing key lets forged packets in',
  why:
    'A receiver looks up the entry whose number the packet names. With crc listed, a packet needs no key at all, ' +
    'however good the signing key is.',
  do: 'Delete the crc entry once no host signs with it.',
  sources: [
    'heartbeat ha_msg_internal.c, isauthentic(): the key is looked up by the number in the packet',
    'authkeys(5)',
  ],
  since: '0.1.0',
  examples: {
    bad: ['auth 2\n1 [|crc|]\n2 sha1 not-a-secret\n', 'auth 1\n1 md5 not-a-secret\n2 [|crc|]\n3 [|crc|]\n'],
    good: ['auth 2\n2 sha1 not-a-secret\n', 'auth 1\n1 crc\n2 sha1 not-a-secret\n'],
  },

  *check({ model }) {
    const { signing } = model
    if (signing?.method === undefined || signing.method.value === 'crc') return
    for (const { method, number } of effectiveKeys(model)) {
      if (method?.value !== 'crc') continue
      yield {
        at: method,
        message: `Key ${number.value} is accepted too, and crc needs no key, so anybody can send packets`,
        related: [{ at: signing.line, message: `key ${signing.number.value} signs` }],
      }
    }
  },
})
