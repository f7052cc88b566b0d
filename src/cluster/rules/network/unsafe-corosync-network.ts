import { defineClusterRule } from '../../define-cluster-rule.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** The only link of corosync is the link of DRBD. */
export const unsafeCorosyncNetwork = defineClusterRule({
  id: 'cluster/unsafe-corosync-network',
  severity: 'warning',
  origin: 'practice',
  summary: 'the only link of corosync is the link of DRBD',
  why: 'When the cable is lost, the handler that fences the peer cannot reach the cluster on the other side: both think of themselves as the one that is left.',
  do: 'Add a link on another network to corosync.conf.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters", "Using resource-level fencing": at least two independent communication channels'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('one network for both', { '*:/etc/corosync/corosync.conf': ['192.0.2.1\n', '198.51.100.1\n', '192.0.2.2\n', '198.51.100.2\n'] }),
    ],
    good: [
      pacemakerExample('two networks'),
      pacemakerExample('a second link', { '*:/etc/corosync/corosync.conf': ['192.0.2.1\n', '198.51.100.1\n\t\tring1_addr: 192.0.2.1\n', '192.0.2.2\n', '198.51.100.2\n\t\tring1_addr: 192.0.2.2\n'] }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const host = pacemaker.hosts.find(name => cluster.factsOn(name, 'corosync-node').length > 0)
      const nodes = host === undefined ? [] : cluster.factsOn(host, 'corosync-node')
      const [link] = nodes[0]?.fact.addresses ?? []
      if (host === undefined || link === undefined || nodes.some(({ fact }) => fact.addresses.length !== 1)) continue
      const isManaged = new Set(pacemaker.facts('pacemaker-drbd').map(({ fact }) => fact.resource))
      const replication = cluster.factsOn(host, 'drbd-address').find(({ fact }) => isManaged.has(fact.resource) && fact.address === link.address)
      // Who has one network only cannot do better.
      const isAlone = new Set(cluster.factsOn(host, 'host-address').filter(({ fact }) => fact.isLive && fact.interface !== 'lo').map(({ fact }) => fact.interface)).size < 2
      if (replication === undefined || isAlone || nodes.some(({ fact }) => !cluster.factsOn(host, 'drbd-address').some(other => other.fact.address === fact.addresses[0]?.address))) continue
      yield { at: { origin: link.at }, message: 'The only link of corosync is the network over which DRBD replicates', related: [{ at: replication, message: `resource "${replication.fact.resource}" replicates over it` }] }
    }
  },
})
