import type { Origin } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations, sortedByHost } from '../../deviations.js'
import type { ClusterModel } from '../../model.js'
import { isSameNetwork } from '../../view/addresses.js'
import { filesOf, ocfs2Clusters } from '../../view/groups.js'
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
    for (const members of ocfs2Clusters(cluster)) {
      const [host] = members
      if (host === undefined) continue
      const byCluster = new Map<string | undefined, Node[]>()
      for (const { fact, origin } of cluster.factsOn(host, 'ocfs2-node')) {
        const { cluster: name, address } = fact
        if (address === undefined) continue
        const nodes = byCluster.get(name)
        const node = { host: fact.name ?? '', address, origin }
        if (nodes === undefined) byCluster.set(name, [node])
        else nodes.push(node)
      }
      for (const nodes of byCluster.values()) {
        const prefix = prefixOf(cluster, nodes)
        if (prefix === undefined) continue
        for (const { item, from } of deviations(nodes, (a, b) => isSameNetwork(a.address, b.address, prefix) !== false)) {
          yield {
            at: item,
            message: `"${item.address}" is not in the network of "${from.address}"`,
            related: [{ at: from, message: `node "${from.host}"` }],
            // An address that the node does not have is in no network of its own.
            followsFrom: members.flatMap(member => filesOf(cluster, member, 'ocfs2-conf')).map(at => ({ rule: 'cluster/unknown-ocfs2-address', at })),
          }
        }
      }
    }
  },
})

interface Node {
  readonly host: string
  readonly address: string
  readonly origin: Origin
}

/** The length of the network's prefix, as the host of the first address that is known says. */
function prefixOf(cluster: ClusterModel, nodes: readonly Node[]): number | undefined {
  const known = new Map(cluster.facts('host-address').map(({ fact }) => [fact.address, fact.prefix]))
  for (const { address } of sortedByHost(nodes)) {
    const prefix = known.get(address)
    if (prefix !== undefined) return prefix
  }
  return undefined
}
