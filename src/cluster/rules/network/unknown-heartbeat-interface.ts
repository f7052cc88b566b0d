import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatExample } from '../example-cluster.js'

/** The interface of the broadcast is a part of a bond, which has the address. */
const enslaved = ['{"ifname": "eth1",', '{"ifname": "eth1", "flags": ["BROADCAST", "SLAVE", "UP"], "addr_info": []},\n  {"ifname": "bond0",'] as const

/** The interfaces that ha.cf names must exist on the host. */
export const unknownHeartbeatInterface = defineClusterRule({
  id: 'cluster/unknown-heartbeat-interface',
  severity: 'error',
  origin: 'practice',
  summary: 'ha.cf names an interface that the host does not have, or that has no address',
  why: 'Heartbeat refuses a bcast or mcast line with it and does not start; a ucast path is dead.',
  do: 'Write the name of an interface that `ip addr` lists with an address; for the parts of a bond that of the bond.',
  sources: ['heartbeat 3.0.6 lib/plugins/HBcomm/bcast.c: "IP interface [x] does not exist", if_get_broadaddr()', 'heartbeat 3.0.6 lib/plugins/HBcomm/mcast.c: if_getaddr()'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('eth2 does not exist', { 'alpha:/etc/ha.d/ha.cf': ['bcast eth1', 'bcast eth2'] }),
      heartbeatExample('eth1 is part of a bond, which has the address', { 'alpha:facts/ip-addr.json': enslaved }),
    ],
    good: [
      heartbeatExample('both interfaces exist'),
      heartbeatExample('a file gives the interface its address, and it is not up', {
        'alpha:facts/ip-addr.json': [enslaved[0], enslaved[1].replace('"SLAVE", ', '')],
        'alpha:/etc/network/interfaces': 'iface eth1 inet static\n  address 198.51.100.1\n  netmask 255.255.255.0\n',
      }),
      heartbeatExample('the interfaces are not known', { '*:facts/ip-addr.json': null }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const interfaces = cluster.factsOn(host, 'host-interface')
      const [first] = interfaces
      // A file such as /etc/network/interfaces does not list what a driver or udev brings.
      if (first === undefined || !cluster.factsOn(host, 'host-address').some(({ fact }) => fact.isLive)) continue
      const names = new Set(interfaces.map(({ fact }) => fact.name.replace(/@.*$/, '')))
      for (const link of cluster.factsOn(host, 'heartbeat-link')) {
        const name = link.fact.interface
        // Each host has "lo", whether it lists it or not; that it is no path is told by ha-cf/unsafe-loopback.
        if (name === undefined || /^lo(:|$)/.test(name)) continue
        if (names.has(name) || names.has(name.replace(/:.*$/, ''))) {
          yield* withoutAddress(cluster, link, name.replace(/:.*$/, ''))
          continue
        }
        const near = didYouMean(name, names)
        yield {
          at: link,
          message: `Host "${host}" has no interface "${name}"`,
          related: [{ at: first, message: 'its interfaces are listed here' }],
          help:
            near === undefined
              ? `It has ${listed([...names].filter(other => other !== 'lo').slice(0, 5))}.`
              : `Did you mean "${near}"?`,
        }
      }
    }
  },
})

/** A broadcast needs an address of its interface, and so does a multicast; one that is down may get it yet. */
function* withoutAddress(cluster: ClusterModel, link: HostFact<'heartbeat-link'>, name: string): Generator<Finding> {
  const { medium } = link.fact
  const found = cluster.factsOn(link.host, 'host-interface').find(({ fact }) => fact.name === name)
  if ((medium !== 'bcast' && medium !== 'mcast') || found?.fact.isUp !== true) return
  if (cluster.factsOn(link.host, 'host-address').some(({ fact }) => fact.interface === name && fact.family === 'inet')) return
  yield {
    at: link,
    message: `"${name}" of host "${link.host}" has no address, which ${medium} needs`,
    related: [{ at: found, message: 'the interface' }],
  }
}
