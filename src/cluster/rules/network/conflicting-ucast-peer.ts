import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isFixed, resolved } from '../../view/addresses.js'
import { crmOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** Heartbeats go to an address that a host has for good, not to one that moves. */
export const conflictingUcastPeer = defineClusterRule({
  id: 'cluster/conflicting-ucast-peer',
  severity: 'error',
  origin: 'practice',
  summary: 'heartbeats go to a virtual address of haresources',
  why:
    'The address is on the host that runs the group. That host sends its heartbeats to itself, and the other one hears ' +
    'nothing: it takes the host for dead and takes the group too.',
  do: 'Write an address that the other host has all the time.',
  sources: [
    'ha.cf(5) "ucast": the address of the peer; a line with the own address is ignored',
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in: addresses of haresources come up with their group',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the service address for the one of the peer', {
        'alpha:/etc/ha.d/ha.cf': ['ucast eth0 192.0.2.2', 'ucast eth0 192.0.2.10'],
      }),
      heartbeatExample('one file for both', {
        'alpha:/etc/ha.d/ha.cf': ['ucast eth0 192.0.2.2', 'ucast eth0 192.0.2.10'],
        'beta:/etc/ha.d/ha.cf': ['ucast eth0 192.0.2.1', 'ucast eth0 192.0.2.10'],
        '*:facts/ip-addr.json': null,
      }),
    ],
    good: [heartbeatExample('the addresses of the hosts')],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      if (crmOf(cluster, host) !== undefined) continue
      const virtual = new Map<string, HostFact<'virtual-address'>>()
      for (const address of cluster.factsOn(host, 'virtual-address')) {
        if (address.fact.manager === 'heartbeat') virtual.set(address.fact.address, address)
      }
      for (const link of cluster.factsOn(host, 'heartbeat-link')) {
        const { medium, peer } = link.fact
        if (!medium.startsWith('ucast') || peer === undefined) continue
        const target = resolved(cluster, host, peer) ?? peer
        const address = virtual.get(target)
        if (address === undefined || isOwned(cluster, target)) continue
        yield {
          at: link,
          message: `"${peer}" moves with a group, whose host sends its heartbeats to itself`,
          related: [{ at: address, message: 'the virtual address' }],
          // Where it is the address of a host by /etc/hosts, the service has the wrong one.
          followsFrom: cluster.facts('host-entry').filter(({ fact }) => fact.address === target).map(at => ({ rule: 'cluster/duplicate-host-address', at })),
        }
      }
    }
  },
})

/** Tells whether a host has an address for good; that it is virtual too is reported as such. */
function isOwned(cluster: ClusterModel, address: string): boolean {
  return cluster.facts('host-address').some(entry => entry.fact.address === address && isFixed(cluster, entry))
}
