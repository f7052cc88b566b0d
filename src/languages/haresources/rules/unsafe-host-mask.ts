import { defineRule } from '../../../rules/define-rule.js'

import { ipv4Resources } from '../analysis/resources.js'
import type { Haresources } from '../model.js'

/** A mask of 32 bits makes a network of one address. */
export const unsafeHostMask = defineRule<Haresources>({
  id: 'haresources/unsafe-host-mask',
  severity: 'info',
  origin: 'practice',
  summary: 'a service address has a mask of 32 bits',
  why:
    'The address belongs to a network of its own. It can be reached, but it is not used as a source towards the ' +
    'hosts of the LAN.',
  do: 'Write the mask of the LAN, unless this is meant.',
  sources: ['heartbeat 3.0.6 doc/haresources: the mask of the route is used when none is written'],
  since: '0.1.0',
  examples: {
    bad: ['alpha IPaddr::192.0.2.10/[|32|]/eth0\n', 'alpha 192.0.2.10/[|255.255.255.255|]\n'],
    good: ['alpha 192.0.2.10/24/eth0\n', 'alpha 192.0.2.10/32/lo\n'],
  },

  *check({ model }) {
    for (const { spec, prefix } of ipv4Resources(model)) {
      const { mask } = spec
      if (mask === undefined || prefix !== 32 || spec.interface?.value.startsWith('lo') === true) continue
      yield { at: mask, message: `${spec.address.value} is alone in a network of 32 bits` }
    }
  },
})
