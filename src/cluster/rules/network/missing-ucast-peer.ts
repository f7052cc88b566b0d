import type { HostFact } from '../../../facts/fact-index.js'
import { addTo } from '../../../text/multimap.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { addressBook, isVirtualAddress, lacksAddress, ownerOf, resolved } from '../../view/addresses.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** An interface whose ucast lines all lead to the host itself, or to nobody, carries no heartbeat. */
export const missingUcastPeer = defineClusterRule({
  id: 'cluster/missing-ucast-peer',
  severity: 'warning',
  origin: 'practice',
  summary: 'an interface sends heartbeats to the host itself or to nobody, while another one reaches the peer',
  why: 'The path that looks redundant is not there: when the other one fails, each host takes the other for dead.',
  do: 'Write the address that the peer has on this network.',
  sources: ['ha.cf(5) "ucast": packets to the own address are not sent', 'GettingStarted of heartbeat: two independent paths'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the own address on the second interface', {
        'alpha:/etc/ha.d/ha.cf': ['bcast eth1', 'ucast eth1 198.51.100.1'],
        'beta:/etc/ha.d/ha.cf': ['bcast eth1', 'ucast eth1 198.51.100.1'],
      }),
      heartbeatExample('an address that no host has', {
        'alpha:/etc/ha.d/ha.cf': ['bcast eth1', 'ucast eth1 198.51.100.22'],
        'beta:/etc/ha.d/ha.cf': ['bcast eth1', 'ucast eth1 198.51.100.1'],
      }),
    ],
    good: [
      heartbeatExample('one file for both, with both addresses', {
        'alpha:/etc/ha.d/ha.cf': ['bcast eth1', 'ucast eth1 198.51.100.1\nucast eth1 198.51.100.2'],
        'beta:/etc/ha.d/ha.cf': ['bcast eth1', 'ucast eth1 198.51.100.1\nucast eth1 198.51.100.2'],
      }),
      heartbeatExample('an address that nobody is known to have, where not all addresses are known', {
        '*:/etc/ha.d/ha.cf': ['bcast eth1', 'ucast eth1 203.0.113.2'],
        '*:facts/ip-addr.json': null,
      }),
    ],
  },

  *check(cluster) {
    if (!cluster.facts('heartbeat-link').some(({ fact }) => fact.medium.startsWith('ucast'))) return
    for (const hosts of heartbeatClusters(cluster)) {
      for (const host of hosts) yield* deadPaths(cluster, host, hosts)
    }
  },
})

type Link = HostFact<'heartbeat-link'>

function* deadPaths(cluster: ClusterModel, host: string, hosts: readonly string[]) {
  const book = addressBook(cluster)
  const byInterface = new Map<string, { readonly link: Link; readonly address: string; readonly owner: string | undefined }[]>()
  for (const link of cluster.factsOn(host, 'heartbeat-link')) {
    const { medium, peer, interface: name } = link.fact
    const address = peer === undefined ? undefined : resolved(cluster, host, peer)
    if (!medium.startsWith('ucast') || name === undefined) continue
    // What a name leads to is not known here, and a virtual address is reported as such.
    if (address === undefined || isVirtualAddress(cluster, address)) return
    addTo(byInterface, name, { link, address, owner: ownerOf(book, address)?.host })
  }
  const peers = hosts.filter(other => other !== host)
  const all = [...byInterface.values()].flat()
  // A host that reaches nobody is told by cluster/mismatched-ucast-peer.
  if (peers.length === 0 || !peers.every(peer => all.some(({ owner }) => owner === peer))) return
  // A node that was not given may have any address.
  const isWhole = cluster.factsOn(host, 'heartbeat-host').every(({ fact }) => cluster.hostNamed(fact.name) !== undefined)
  for (const [name, targets] of byInterface) {
    if (targets.some(({ owner }) => owner !== undefined && owner !== host)) continue
    const own = targets.find(({ owner }) => owner === host)
    const unowned = targets.find(({ owner }) => owner === undefined)
    if (unowned !== undefined && !(isWhole && isOfNobody(cluster, hosts, unowned.address))) continue
    const { link, address } = own ?? unowned ?? targets[0] ?? {}
    if (link === undefined || address === undefined) continue
    const place = own === undefined ? undefined : ownerOf(book, address)?.place
    yield {
      at: link,
      message: own === undefined
        ? `No host of the cluster has "${address}", to which "${name}" sends`
        : `"${name}" sends to "${address}", which is host "${host}" itself, and not to ${listed(peers.map(peer => `"${peer}"`), 'or')}`,
      related: place === undefined ? [] : [{ at: place, message: `the address of host "${host}"` }],
    }
  }
}

/** All hosts list their addresses, or one has another address in its network by its files, and it is none of them. */
function isOfNobody(cluster: ClusterModel, hosts: readonly string[], address: string): boolean {
  const book = addressBook(cluster)
  return hosts.every(host => book.get(host)?.isComplete === true) || hosts.filter(host => lacksAddress(cluster, host, address)).length > 1
}
