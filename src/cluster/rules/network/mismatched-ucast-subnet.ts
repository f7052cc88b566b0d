import { defineClusterRule } from '../../define-cluster-rule.js'
import { interfacesFor, isAddress } from '../../view/addresses.js'
import { heartbeatExample } from '../example-cluster.js'

/** The target of a ucast line should lie in the network of the interface that the line names. */
export const mismatchedUcastSubnet = defineClusterRule({
  id: 'cluster/mismatched-ucast-subnet',
  severity: 'warning',
  origin: 'practice',
  summary: 'a ucast line names an interface whose network does not hold the target',
  why: 'The socket is bound to the interface. Packets to a host that is reached over another interface are lost.',
  do: 'Name the interface of the target\'s network.',
  sources: ['heartbeat 3.0.6 lib/plugins/HBcomm/ucast.c: SO_BINDTODEVICE'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the target is reached over eth1', {
        'alpha:/etc/ha.d/ha.cf': ['ucast eth0 192.0.2.2', 'ucast eth0 198.51.100.2'],
      }),
    ],
    good: [heartbeatExample('the interface of the target\'s network')],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const told = new Set<string>()
      for (const link of cluster.factsOn(host, 'heartbeat-link')) {
        const { medium, interface: name, peer } = link.fact
        if (medium !== 'ucast' || name === undefined || peer === undefined || !isAddress(peer)) continue
        const holders = interfacesFor(cluster, host, peer)
        const [holder] = holders
        // With a route the packet may still arrive: only a target in the network of another interface is reported.
        if (holder === undefined || holders.some(({ fact }) => fact.interface === name)) continue
        if (!cluster.factsOn(host, 'host-address').some(
          ({ fact }) => fact.interface === name && fact.family === 'inet',
        )) continue
        // Of two lines with each other's interface the first one tells both.
        if (told.has(`${holder.fact.interface} ${name}`)) continue
        told.add(`${name} ${holder.fact.interface}`)
        yield {
          at: link,
          message: `"${peer}" lies in the network of interface "${holder.fact.interface}", not of "${name}"`,
          related: [{ at: holder, message: `the address of "${holder.fact.interface}"` }],
        }
      }
    }
  },
})
