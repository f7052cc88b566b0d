import { defineClusterRule } from '../../define-cluster-rule.js'
import { addressValue6, isAddress, isLoopback } from '../../view/addresses.js'
import { pacemakerExample } from '../example-cluster.js'

/** The address of a link is not the host's. */
export const unknownCorosyncAddress = defineClusterRule({
  id: 'cluster/unknown-corosync-address',
  severity: 'error',
  origin: 'practice',
  summary: 'the address of a link is not the host\'s',
  why: 'Corosync finds its node by the name and binds to the address of its node: the link does not come up, and with the only link the host stays alone.',
  do: 'Write the address that the host has on that network.',
  sources: ['corosync.conf(5), ringX_addr', 'corosync 3.1.7 exec/totemknet.c: knet_link_set_config'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('an address that beta does not have', { '*:/etc/corosync/corosync.conf': ['ring0_addr: 192.0.2.2', 'ring0_addr: 192.0.2.22'] }),
    ],
    good: [
      pacemakerExample('addresses of the hosts'),
      pacemakerExample('beta does not list its addresses', { '*:/etc/corosync/corosync.conf': ['ring0_addr: 192.0.2.2', 'ring0_addr: 192.0.2.22'], 'beta:facts/ip-addr.json': null }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const listed = cluster.factsOn(host, 'host-address')
      const [own] = listed.filter(({ fact }) => fact.isLive && fact.interface !== 'lo')
      if (own === undefined) continue
      for (const { fact } of cluster.factsOn(host, 'corosync-node')) {
        if (cluster.hostNamed(fact.name) !== host) continue
        for (const { address, at } of fact.addresses) {
          if (!isAddress(address) || isLoopback(address) || listed.some(entry => isEqualAddress(entry.fact.address, address))) continue
          yield { at: { origin: at }, message: `"${address}" of node "${fact.name}" is not an address of host "${host}"`, related: [{ at: own, message: 'its addresses are listed here' }] }
        }
      }
    }
  },
})

function isEqualAddress(one: string, other: string): boolean {
  const value = addressValue6(one)
  return one === other || (value !== undefined && value === addressValue6(other))
}
