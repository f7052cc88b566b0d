import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** Multicasts should not come back to their host. */
export const unsafeMulticastLoop = defineRule<HaCf>({
  id: 'ha-cf/unsafe-multicast-loop',
  severity: 'warning',
  origin: 'practice',
  summary: 'loop of mcast is 1',
  why: 'The host hears its own packets, which it must sort out again.',
  do: 'Set it to 0.',
  sources: ['ha.cf(5) mcast'],
  since: '0.1.0',
  examples: {
    bad: ['mcast eth0 225.0.0.1 694 1 [|1|]\n'],
    good: ['mcast eth0 225.0.0.1 694 1 0\n'],
  },

  *check({ model }) {
    for (const { loop } of model.media) {
      if (loop?.value === 1) yield { at: loop, message: 'With loop 1 the host hears its own packets' }
    }
  },
})
