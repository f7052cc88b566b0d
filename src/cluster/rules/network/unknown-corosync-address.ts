import type { HostFact } from '../../../facts/fact-index.js'
import type { Origin } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
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
    const wrong = [...cluster.hosts.keys()].flatMap(host => wrongOn(cluster, host))
    const reported = new Set<Wrong>()
    for (const one of wrong) {
      if (reported.has(one)) continue
      const { host, name, address, at, own } = one
      // Two hosts that have each other's address: the two were exchanged.
      const other = wrong.find(another => another.host !== host && isOn(cluster, another.host, address) && isOn(cluster, host, another.address))
      if (other !== undefined) reported.add(other)
      yield {
        at: { origin: at },
        message: other === undefined ? `"${address}" of node "${name}" is not an address of host "${host}"` : `"${address}" of node "${name}" is an address of host "${other.host}", and "${other.address}" of node "${other.name}" one of host "${host}"`,
        related: [{ at: own, message: other === undefined ? 'its addresses are listed here' : `the addresses of host "${host}" are listed here` }, ...(other === undefined ? [] : [{ at: { origin: other.at }, message: 'the other one' }])],
        followsFrom: [{ rule: 'corosync-conf/duplicate-address', at }],
      }
    }
  },
})

interface Wrong {
  readonly host: string
  readonly name: string
  readonly address: string
  readonly at: Origin
  /** An address that the host has. */
  readonly own: HostFact<'host-address'>
}

/** The addresses that corosync.conf gives to a host which has others. */
function wrongOn(cluster: ClusterModel, host: string): Wrong[] {
  const [own] = cluster.factsOn(host, 'host-address').filter(({ fact }) => fact.isLive && fact.interface !== 'lo')
  if (own === undefined) return []
  return cluster.factsOn(host, 'corosync-node').flatMap(({ fact: { name, addresses } }) => {
    if (cluster.hostNamed(name) !== host) return []
    return addresses.flatMap(({ address, at }) => (!isAddress(address) || isLoopback(address) || isOn(cluster, host, address) ? [] : [{ host, name, address, at, own }]))
  })
}

function isOn(cluster: ClusterModel, host: string, address: string): boolean {
  return cluster.factsOn(host, 'host-address').some(({ fact }) => isEqualAddress(fact.address, address))
}

function isEqualAddress(one: string, other: string): boolean {
  const value = addressValue6(one)
  return one === other || (value !== undefined && value === addressValue6(other))
}
