import { defineClusterRule } from '../../define-cluster-rule.js'
import { lacksAddress } from '../../view/addresses.js'
import { ocfs2Example } from '../example-cluster.js'

/** The `ip_address` of an OCFS2 node must be an address of that host. */
export const unknownOcfs2Address = defineClusterRule({
  id: 'cluster/unknown-ocfs2-address',
  severity: 'error',
  origin: 'practice',
  summary: 'the OCFS2 configuration gives a host an address that it does not have',
  why: 'The host cannot bind to the address; no other node can connect to it.',
  do: 'Write an address of that host.',
  sources: ['ocfs2-tools o2cb(7) "ip_address"'],
  since: '0.1.0',
  examples: {
    bad: [
      ocfs2Example('an address of nobody', {
        '*:/etc/ocfs2/cluster.conf': ['ip_address = 192.0.2.2', 'ip_address = 192.0.2.22'],
      }),
    ],
    good: [
      ocfs2Example('each host has its address'),
      ocfs2Example('the addresses are not known', { '*:facts/ip-addr.json': null }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const listed = cluster.factsOn(host, 'host-address')
      const others = listed.filter(({ fact }) => fact.interface !== 'lo')
      const own = others.find(({ fact }) => fact.isLive) ?? others[0]
      if (own === undefined) continue
      for (const { fact, origin } of cluster.factsOn(host, 'ocfs2-node')) {
        if (fact.address === undefined || fact.name === undefined || cluster.hostNamed(fact.name) !== host) continue
        if (listed.some(entry => entry.fact.address === fact.address) || (!own.fact.isLive && !lacksAddress(cluster, host, fact.address))) continue
        yield {
          at: { origin },
          message: `"${fact.address}" of node "${fact.name}" is not an address of host "${host}"`,
          related: [{ at: own, message: 'its addresses are listed here' }],
          // Two nodes with one address are told by that.
          followsFrom: cluster.factsOn(host, 'ocfs2-node').map(at => ({ rule: 'ocfs2-conf/duplicate-address', at: { file: at.origin.file, span: { start: 0, end: 0 } } })),
        }
      }
    }
  },
})
