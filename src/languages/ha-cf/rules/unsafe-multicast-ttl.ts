import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** Multicasts should leave the host. */
export const unsafeMulticastTtl = defineRule<HaCf>({
  id: 'ha-cf/unsafe-multicast-ttl',
  severity: 'warning',
  origin: 'practice',
  summary: 'the time to live of mcast is 0',
  why: 'Packets with a time to live of 0 never leave the host: the others hear nothing.',
  do: 'Set it to 1.',
  sources: ['ha.cf(5) mcast', 'ip(7) IP_MULTICAST_TTL'],
  since: '0.1.0',
  examples: {
    bad: ['mcast eth0 225.0.0.1 694 [|0|] 0\n'],
    good: ['mcast eth0 225.0.0.1 694 1 0\n'],
  },

  *check({ model }) {
    for (const { ttl } of model.media) {
      if (ttl?.value === 0) yield { at: ttl, message: 'With a time to live of 0 the packets never leave the host' }
    }
  },
})
