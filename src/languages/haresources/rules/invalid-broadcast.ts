import { defineRule } from '../../../rules/define-rule.js'
import { readIpv4 } from '../../../text/ip-address.js'

import { ipv4Resources } from '../analysis/resources.js'
import type { Haresources } from '../model.js'
import { networkOf } from '../analysis/subnet.js'

/** The broadcast address lies in the network of the service address. */
export const invalidBroadcast = defineRule<Haresources>({
  id: 'haresources/invalid-broadcast',
  severity: 'error',
  origin: 'practice',
  summary: 'the broadcast address does not fit the service address',
  why: 'The script cannot add the address, or the hosts of the network cannot be reached by broadcast.',
  do: 'Leave it out: it is then the highest address of the network.',
  sources: ['heartbeat 3.0.6 doc/haresources: broadcast address', 'resource-agents heartbeat/IPaddr2: broadcast'],
  since: '0.1.0',
  examples: {
    bad: ['alpha 192.0.2.10/24/eth0/[|192.0.2.256|]\n', 'alpha 192.0.2.10/24/[|198.51.100.255|]\n'],
    good: ['alpha 192.0.2.10/24/192.0.2.255\n', 'alpha 192.0.2.10/24/eth0/192.0.2.99\n'],
  },

  *check({ model }) {
    for (const { spec, prefix } of ipv4Resources(model)) {
      const { broadcast } = spec
      if (broadcast === undefined || !/^[0-9.]+$/.test(broadcast.value)) continue
      const bytes = readIpv4(broadcast.value)
      if (bytes === undefined) {
        yield { at: broadcast, message: `"${broadcast.value}" is not an IPv4 address` }
        continue
      }
      const address = readIpv4(spec.address.value)
      if (address === undefined || prefix === undefined) continue
      if (networkOf(bytes, prefix) === networkOf(address, prefix)) continue
      yield {
        at: broadcast,
        message: `Broadcast address ${broadcast.value} is outside the network of ${spec.address.value}/${prefix}`,
      }
    }
  },
})
