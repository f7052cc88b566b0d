import { defineClusterRule } from '../../define-cluster-rule.js'
import { interfacesFor, isSameNetwork } from '../../view/addresses.js'
import { movingAddresses } from '../../view/moving-addresses.js'
import { heartbeatExample, pacemakerExample } from '../example-cluster.js'

/** A virtual address should have the mask of the network that it lies in. */
export const mismatchedVirtualAddressMask = defineClusterRule({
  id: 'cluster/mismatched-virtual-address-mask',
  severity: 'warning',
  origin: 'practice',
  summary: 'a virtual address has another mask than its interface',
  why: 'The address brings a route of its own with it: part of the network is reached in another way, or not at all.',
  do: 'Write the mask of the interface, or leave it out.',
  sources: ['heartbeat resource script IPaddr: the mask makes a connected route'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('/16 in a network of /24', { '*:/etc/ha.d/haresources': ['192.0.2.10/24', '192.0.2.10/16'] }),
      pacemakerExample('/16 in a network of /24, by Pacemaker', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="cidr_netmask" value="24"', 'name="cidr_netmask" value="16"'] }),
    ],
    good: [
      heartbeatExample('the mask of the interface'),
      heartbeatExample('a host route', { '*:/etc/ha.d/haresources': ['192.0.2.10/24', '192.0.2.10/32'] }),
    ],
  },

  *check(cluster) {
    for (const { entry, hosts } of movingAddresses(cluster)) {
      const { address, prefix, interface: name } = entry.fact
      if (prefix === undefined || prefix === 32) continue
      for (const host of hosts) {
        const network = interfacesFor(cluster, host, address)
          .find(({ fact }) => fact.address !== address && (name === undefined || fact.interface === name))
        if (
          network?.fact.prefix === undefined ||
          network.fact.prefix === prefix ||
          isSameNetwork(address, network.fact.address, network.fact.prefix) !== true
        ) continue
        yield {
          at: entry,
          message:
            `"${address}" has mask /${prefix}, interface "${network.fact.interface}" of host "${host}" has ` +
            `/${network.fact.prefix}`,
          related: [{ at: network, message: `the address of "${network.fact.interface}"` }],
        }
        break
      }
    }
  },
})
