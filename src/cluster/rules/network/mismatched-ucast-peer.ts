import type { HostFact } from '../../../facts/fact-index.js'
import { originOf } from '../../../text/located.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { addressBook, isVirtualAddress, lacksAddress, ownerOf, resolved } from '../../view/addresses.js'
import type { HostAddresses } from '../../view/addresses.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/**
 * The ucast lines of a host must lead to each of the other hosts; a line copied with the file leads to the host itself.
 */
export const mismatchedUcastPeer = defineClusterRule({
  id: 'cluster/mismatched-ucast-peer',
  severity: 'error',
  origin: 'practice',
  summary: 'no ucast line of a host leads to its peer',
  why:
    'The peer never hears this host on that path. With no other path it declares the host dead, and both take the ' +
    'resources.',
  do: 'Name the address of the other host; the line differs from host to host.',
  sources: [
    'ha.cf(5) "ucast": the address of the peer; a line with the own address is ignored',
    'rackerlabs/rackspace-how-to, high availability with heartbeat: both files name one address',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the file was copied from alpha', { 'beta:/etc/ha.d/ha.cf': ['192.0.2.1', '192.0.2.2'] }),
      heartbeatExample('the file was copied, and no address is known', {
        'beta:/etc/ha.d/ha.cf': ['192.0.2.1', '203.0.113.7'],
        'alpha:/etc/ha.d/ha.cf': ['192.0.2.2', '203.0.113.7'],
        '*:facts/ip-addr.json': null,
      }),
    ],
    good: [
      heartbeatExample('each host names the other'),
      heartbeatExample('one file for both, and the address of beta is the virtual one, which is told by itself', {
        'alpha:/etc/ha.d/ha.cf': ['ucast eth0 192.0.2.2', 'ucast eth0 192.0.2.1\nucast eth0 192.0.2.2'],
        'beta:/etc/ha.d/ha.cf': ['ucast eth0 192.0.2.1', 'ucast eth0 192.0.2.1\nucast eth0 192.0.2.2'],
        '*:/etc/ha.d/haresources': ['192.0.2.10', '192.0.2.2'],
        '*:facts/ip-addr.json': null,
      }),
      heartbeatExample('one file for both, with both addresses', {
        '*:/etc/ha.d/ha.cf': ['ucast eth0 192.0.2.', 'ucast eth0 192.0.2.1\nucast eth0 192.0.2.2\nucast eth0 192.0.2.'],
      }),
    ],
  },

  *check(cluster) {
    if (!cluster.facts('heartbeat-link').some(isUcast)) return
    const book = addressBook(cluster)
    for (const hosts of heartbeatClusters(cluster)) {
      const suspects: HostFact<'heartbeat-link'>[] = []
      for (const host of hosts) {
        const finding = misled(cluster, book, { host, hosts })
        if (finding === undefined) continue
        suspects.push(finding.link)
        yield { ...finding.finding, ...(hasOtherPath(cluster, host) ? { severity: 'warning' as const } : {}) }
      }
      if (suspects.length === 0) yield* copied(cluster, book, hosts)
    }
  },
})

type Book = ReadonlyMap<string, HostAddresses>

function ucastLinks(cluster: ClusterModel, host: string): readonly HostFact<'heartbeat-link'>[] {
  return cluster
    .factsOn(host, 'heartbeat-link')
    // One that leads to a virtual address is reported as such.
    .filter(link => isUcast(link) && !isVirtualAddress(cluster, resolved(cluster, host, link.fact.peer ?? '') ?? link.fact.peer ?? ''))
}

function isUcast({ fact: { medium, peer } }: HostFact<'heartbeat-link'>): boolean {
  return medium.startsWith('ucast') && peer !== undefined
}

/** Finds the peers that a host's ucast lines miss although the addresses of those peers, or of the lines, are known. */
function misled(cluster: ClusterModel, book: Book, { host, hosts }: { host: string; hosts: readonly string[] }) {
  const links = ucastLinks(cluster, host)
  // A line to a virtual address, which is reported as such, may be the one that led to the peer.
  if (links.length < cluster.factsOn(host, 'heartbeat-link').filter(isUcast).length) return undefined
  const targets = links.map(link => {
    const address = resolved(cluster, host, link.fact.peer ?? '')
    return { link, address, owner: address === undefined ? undefined : ownerOf(book, address) }
  })
  const [first] = targets
  if (first === undefined || targets.some(({ address }) => address === undefined)) return undefined
  const missed = hosts.filter(peer => {
    const known = book.get(peer)
    if (peer === host || known === undefined || targets.some(({ owner }) => owner?.host === peer)) return false
    // A target that nobody is known to own may be this peer's, unless the peer listed all of its addresses.
    return targets.every(({ address, owner }) => owner !== undefined || lacksAddress(cluster, peer, address ?? '')) || (known.isComplete && known.own.size > 0)
  })
  if (missed.length === 0) return undefined
  const own = targets.find(({ owner }) => owner?.host === host) ?? targets.find(
    ({ owner }) => owner === undefined,
  ) ?? first
  const peer = own.link.fact.peer ?? ''
  const names = listed(missed.map(name => `"${name}"`))
  const message =
    own.owner?.host === host
      ? `"${peer}" is an address of host "${host}" itself, not of ${names}`
      : own.owner === undefined
        ? `"${peer}" is no address of ${names}, and no other ucast line of host "${host}" names one`
        : `"${peer}" is an address of host "${own.owner.host}"; no ucast line of host "${host}" leads to ${names}`
  const counterparts = missed.flatMap(name => ucastLinks(cluster, name).slice(0, 1))
  const related = [
    ...(own.owner === undefined ? [] : [{ at: own.owner.place, message: `the address of host "${own.owner.host}"` }]),
    ...counterparts.map(link => ({ at: link, message: `the ucast line of host "${link.host}"` })),
  ].filter(({ at }) => originOf(at) !== own.link.origin)
  return { link: own.link, finding: { at: own.link, message, related } }
}

/** Two hosts whose only ucast lines name one address: one of the lines names its own host, whichever it is. */
function* copied(cluster: ClusterModel, book: Book, hosts: readonly string[]) {
  if (hosts.length !== 2) return
  const [first, second] = hosts.map(host => ucastLinks(cluster, host))
  const [a, b] = [first?.[0], second?.[0]]
  if (
    a === undefined ||
    b === undefined ||
    first?.length !== 1 ||
    second?.length !== 1 ||
    a.fact.peer !== b.fact.peer
  ) return
  if (ownerOf(book, a.fact.peer ?? '') !== undefined) return
  yield {
    at: b,
    message: `Hosts "${a.host}" and "${b.host}" both send to "${a.fact.peer ?? ''}", which can be only one of them`,
    related: [{ at: a, message: `the line of host "${a.host}"` }],
    ...(hasOtherPath(cluster, a.host) && hasOtherPath(cluster, b.host) ? { severity: 'warning' as const } : {}),
  }
}

function hasOtherPath(cluster: ClusterModel, host: string): boolean {
  return cluster.factsOn(host, 'heartbeat-link').some(({ fact }) => /^(bcast|mcast|serial)/.test(fact.medium) && fact.interface !== 'lo')
}
