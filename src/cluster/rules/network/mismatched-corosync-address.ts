import type { HostFact } from '../../../facts/fact-index.js'
import type { Origin } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isAddress, isLoopback, resolved } from '../../view/addresses.js'
import { corosyncClusters } from '../../view/groups.js'
import { foldedName } from '../../view/names.js'
import { pacemakerExample } from '../example-cluster.js'

/** One node of a link has another address than the one by which /etc/hosts knows it, and all others have theirs. */
export const mismatchedCorosyncAddress = defineClusterRule({
  id: 'cluster/mismatched-corosync-address',
  severity: 'warning',
  origin: 'practice',
  summary: 'one node of a link has another address than in /etc/hosts, and all others have theirs',
  why: 'The nodes speak over the addresses of their names, and one of them has another one: most likely a slip. Corosync binds to what is written, and the node stays alone.',
  do: 'Write the address that the host has on the network of this link, in the one place or in the other.',
  sources: ['corosync.conf(5), ringX_addr', 'corosync 3.1.7 exec/totemknet.c: knet_link_set_config'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('a slip of beta', { '*:/etc/corosync/corosync.conf': ['ring0_addr: 192.0.2.2', 'ring0_addr: 192.0.2.22'], '*:facts/ip-addr.json': null }),
      pacemakerExample('another network', { '*:/etc/corosync/corosync.conf': ['ring0_addr: 192.0.2.2', 'ring0_addr: 203.0.113.2'], '*:facts/ip-addr.json': null }),
    ],
    good: [
      pacemakerExample('addresses of their names', { '*:facts/ip-addr.json': null }),
      pacemakerExample('a network of its own', { '*:/etc/corosync/corosync.conf': ['ring0_addr: 192.0.2.1', 'ring0_addr: 203.0.113.1', 'ring0_addr: 192.0.2.2', 'ring0_addr: 203.0.113.2'], '*:facts/ip-addr.json': null }),
    ],
  },

  *check(cluster) {
    for (const hosts of corosyncClusters(cluster)) {
      const nodes = hosts.map(host => cluster.factsOn(host, 'corosync-node')).find(({ length }) => length > 0) ?? []
      for (const link of new Set(nodes.flatMap(({ fact }) => fact.addresses.map(address => address.link)))) {
        const ends = endsOf(cluster, hosts, { nodes, link })
        const [odd, ...others] = ends.filter(({ isOwn }) => !isOwn)
        if (odd === undefined || others.length > 0 || ends.length !== nodes.length || nodes.length < 2 || isExplained(cluster, odd)) continue
        yield {
          at: { origin: odd.at },
          message: `"${odd.address}" of node "${odd.name}" is not "${odd.known}", which /etc/hosts has for it, and all other nodes have theirs`,
          related: [{ at: odd.entry, message: `"${odd.name}" in /etc/hosts` }],
          followsFrom: addressesOf(cluster, hosts, link).flatMap(at => ['corosync-conf/duplicate-address', 'cluster/mismatched-corosync-conf'].map(rule => ({ rule, at }))),
        }
      }
    }
  },
})

/** Where the copies of corosync.conf have the addresses of a link. */
function addressesOf(cluster: ClusterModel, hosts: readonly string[], link: number): readonly Origin[] {
  return hosts.flatMap(host => cluster.factsOn(host, 'corosync-node')).flatMap(({ fact: { addresses } }) => addresses.filter(address => address.link === link).map(({ at }) => at))
}

interface End {
  readonly name: string
  readonly address: string
  readonly at: Origin
  /** The address that the name means on all hosts that know it. */
  readonly known: string
  readonly entry: HostFact<'host-entry'>
  readonly isOwn: boolean
}

/** The nodes of a link, each with what its name means; those of which that is not known are left out. */
function endsOf(cluster: ClusterModel, hosts: readonly string[], { nodes, link }: { readonly nodes: readonly HostFact<'corosync-node'>[]; readonly link: number }): readonly End[] {
  return nodes.flatMap(({ fact: { name, addresses } }) => {
    const own = addresses.find(address => address.link === link)
    const meant = [...new Set(hosts.flatMap(host => resolved(cluster, host, name) ?? []))].filter(address => !isLoopback(address))
    const [known, ...more] = meant
    const entry = cluster.facts('host-entry').find(({ fact }) => fact.address === known && fact.names.some(each => foldedName(each) === foldedName(name)))
    if (own === undefined || !isAddress(own.address) || known === undefined || more.length > 0 || entry === undefined || known.includes(':') !== own.address.includes(':')) return []
    return [{ name, address: own.address, at: own.at, known, entry, isOwn: own.address === known }]
  })
}

/** The host itself says which addresses it has, or /etc/hosts has the address by another name. */
function isExplained(cluster: ClusterModel, { name, address }: End): boolean {
  const host = cluster.hostNamed(name)
  const isReported = host !== undefined && cluster.factsOn(host, 'host-address').some(({ fact }) => fact.interface !== 'lo' && !isLoopback(fact.address))
  return isReported || cluster.facts('host-entry').some(({ fact }) => fact.address === address)
}
