import { defineClusterRule } from '../../define-cluster-rule.js'
import { isSameNetwork } from '../../view/addresses.js'
import { ocfs2Clusters } from '../../view/groups.js'
import { ocfs2Example } from '../example-cluster.js'

/** The nodes of an OCFS2 cluster should reach each other within one network. */
export const mismatchedOcfs2Subnet = defineClusterRule({
  id: 'cluster/mismatched-ocfs2-subnet',
  severity: 'warning',
  origin: 'practice',
  summary: 'nodes of an OCFS2 cluster lie in different networks',
  why: 'A broken router then looks like a dead node, and hosts fence themselves.',
  do: 'Write addresses of one private network.',
  sources: ['OCFS2 FAQ, "Configure": a private interconnect'],
  since: '0.1.0',
  examples: {
    bad: [
      ocfs2Example('beta on its other network', {
        '*:/etc/ocfs2/cluster.conf': ['ip_address = 192.0.2.2', 'ip_address = 198.51.100.2'],
      }),
    ],
    good: [ocfs2Example('one network')],
  },

  *check(cluster) {
    for (const [host] of ocfs2Clusters(cluster)) {
      if (host === undefined) continue
      const nodes = cluster.factsOn(host, 'ocfs2-node')
      const [first, ...others] = nodes
      if (first?.fact.address === undefined) continue
      const own = cluster
        .facts('host-address')
        .find(({ fact }) => fact.address === first.fact.address && fact.prefix !== undefined)
      if (own?.fact.prefix === undefined) continue
      for (const { fact, origin } of others) {
        if (fact.address === undefined || fact.cluster !== first.fact.cluster) continue
        if (isSameNetwork(first.fact.address, fact.address, own.fact.prefix) !== false) continue
        yield {
          at: { origin },
          message: `"${fact.address}" is not in the network of "${first.fact.address}"`,
          related: [{ at: first, message: `node "${first.fact.name ?? ''}"` }],
        }
      }
    }
  },
})
