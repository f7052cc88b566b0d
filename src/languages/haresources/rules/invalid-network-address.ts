import { defineRule } from '../../../rules/define-rule.js'
import { numberOfIpv4, readIpv4 } from '../../../text/ip-address.js'

import { ipv4Resources } from '../analysis/resources.js'
import type { Haresources } from '../model.js'
import { networkOf } from '../analysis/subnet.js'

/** The first and the last address of a network name the network and everybody in it. */
export const invalidNetworkAddress = defineRule<Haresources>({
  id: 'haresources/invalid-network-address',
  severity: 'error',
  origin: 'practice',
  summary: 'a service address is the first or last address of its network',
  why: 'These two name the network and all its hosts. Clients cannot connect to them.',
  do: 'Write an address between the two, or mend the mask.',
  sources: ['RFC 1122 section 3.2.1.3', 'RFC 922'],
  since: '0.1.0',
  examples: {
    bad: ['alpha [|192.0.2.0|]/24/eth0\n', 'alpha IPaddr::[|192.0.2.127|]/25\n'],
    good: ['alpha 192.0.2.1/24/eth0\n', 'alpha 192.0.2.0/31\n', 'alpha 192.0.2.0\n'],
  },

  *check({ model }) {
    for (const { spec, prefix } of ipv4Resources(model)) {
      const bytes = readIpv4(spec.address.value)
      if (bytes === undefined || prefix === undefined || prefix > 30) continue
      const offset = numberOfIpv4(bytes) - networkOf(bytes, prefix)
      const isFirst = offset === 0
      if (!isFirst && offset !== 2 ** (32 - prefix) - 1) continue
      yield {
        at: spec.address,
        message: `${spec.address.value} is the ${isFirst ? 'network' : 'broadcast'} address of its network /${prefix}`,
      }
    }
  },
})
