import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** Groups in 224.0.0.x are reserved. */
export const unsafeMulticastGroup = defineRule<HaCf>({
  id: 'ha-cf/unsafe-multicast-group',
  severity: 'warning',
  origin: 'practice',
  summary: 'the group of mcast lies in 224.0.0.x',
  why:
    'These addresses belong to routing protocols and the like of the local network: each host gets ' +
    'packets that are not for it, and switches send them everywhere.',
  do: 'Use an address such as 239.0.0.43.',
  sources: ['RFC 5771 section 4, Local Network Control Block'],
  since: '0.1.0',
  examples: {
    bad: ['mcast eth0 [|224.0.0.1|] 694 1 0\n'],
    good: ['mcast eth0 225.0.0.1 694 1 0\n'],
  },

  *check({ model }) {
    for (const { group, type } of model.media) {
      if (type === 'mcast' && group?.value.startsWith('224.0.0.')) {
        yield { at: group, message: `Group "${group.value}" is reserved for the protocols of the local network` }
      }
    }
  },
})
