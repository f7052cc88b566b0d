import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

/** The interfaces that ha.cf names must exist on the host. */
export const unknownHeartbeatInterface = defineClusterRule({
  id: 'cluster/unknown-heartbeat-interface',
  severity: 'error',
  origin: 'practice',
  summary: 'ha.cf names an interface that the host does not have',
  why: 'Heartbeat refuses a bcast or mcast line with it and does not start; a ucast path is dead.',
  do: 'Write the name of an interface that `ip link` lists.',
  sources: ['heartbeat 3.0.6 lib/plugins/HBcomm/bcast.c: "IP interface [x] does not exist"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('eth2 does not exist', { 'alpha:/etc/ha.d/ha.cf': ['bcast eth1', 'bcast eth2'] })],
    good: [
      heartbeatExample('both interfaces exist'),
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
        if (name === undefined || /^lo(:|$)/.test(name) || names.has(name) || names.has(name.replace(/:.*$/, ''))) continue
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
