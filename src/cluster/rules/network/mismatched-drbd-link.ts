import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isAgreedOnAddress } from '../../view/agreement.js'
import { addressesByHost } from '../../view/drbd.js'
import type { Placed } from '../../view/drbd.js'
import { resourceKey } from '../../view/drbd-names.js'
import { pacemakerExample } from '../example-cluster.js'

type Address = Placed<'drbd-address'>

const corosyncConf = '/etc/corosync/corosync.conf'
const twoLinks = ['ring0_addr: 192.0.2.1\n', 'ring0_addr: 192.0.2.1\n\t\tring1_addr: 198.51.100.1\n', 'ring0_addr: 192.0.2.2\n', 'ring0_addr: 192.0.2.2\n\t\tring1_addr: 198.51.100.2\n'] as const

/** All ends of a resource but one lie on one link of corosync. */
export const mismatchedDrbdLink = defineClusterRule({
  id: 'cluster/mismatched-drbd-link',
  severity: 'warning',
  origin: 'practice',
  summary: 'one host replicates by another network than the others',
  why: 'The other hosts replicate by addresses that corosync has for one of its links, and this one by another address: replication depends on a router then, or the address is a slip and the hosts never connect.',
  do: 'Write the address that the host has on the network of the others.',
  sources: ['DRBD User\'s Guide, "Preparing your network configuration": a direct, dedicated connection', 'corosync.conf(5), ringX_addr'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('beta by the other network', { [`*:${corosyncConf}`]: twoLinks, '*:/etc/drbd.conf': ['198.51.100.2:', '192.0.2.2:'], '*:facts/ip-addr.json': null }),
      pacemakerExample('a slip', { [`*:${corosyncConf}`]: twoLinks, '*:/etc/drbd.conf': ['198.51.100.2:', '198.51.100.22:'], '*:facts/ip-addr.json': null }),
    ],
    good: [
      pacemakerExample('all by one network', { [`*:${corosyncConf}`]: twoLinks, '*:facts/ip-addr.json': null }),
      pacemakerExample('a network that corosync does not have', { '*:facts/ip-addr.json': null }),
    ],
  },

  *check(cluster) {
    if (cluster.facts('corosync-node').length === 0) return
    const byResource = new Map<string, Address[]>()
    for (const entry of addressesByHost(cluster)) addTo(byResource, resourceKey(cluster, { resource: entry.fact.resource, on: entry.on }), entry)
    for (const entries of byResource.values()) {
      const odd = oddOne(cluster, entries)
      if (odd === undefined) continue
      yield {
        at: odd.entry,
        message: `"${odd.entry.fact.address}" of host "${odd.entry.on}" in resource "${odd.entry.fact.resource}" is not on link ${odd.link} of corosync, on which all others are`,
        related: [{ at: odd.like, message: `the address of host "${odd.like.on}"` }],
      }
    }
  },
})

/** Finds the one end that is not on the link of all others; nothing where the host says itself what addresses it has. */
function oddOne(cluster: ClusterModel, entries: readonly Address[]): { readonly entry: Address; readonly like: Address; readonly link: number } | undefined {
  const ends = [...new Map(entries.map(entry => [`${entry.on} ${entry.fact.address}`, entry] as const)).values()]
  if (ends.length < 2 || new Set(ends.map(({ on }) => on)).size < 2 || entries.some(({ fact }) => !isAgreedOnAddress(cluster, fact))) return undefined
  const links = ends.map(({ on, fact }) => linksWith(cluster, on, fact.address))
  for (const link of new Set(links.flatMap(each => [...each]))) {
    const off = ends.filter((_, index) => links[index]?.has(link) !== true)
    const [entry, ...others] = off
    if (entry === undefined) return undefined
    const like = ends.find((_, index) => links[index]?.has(link) === true)
    // The other host must have an address on that link: there may be none.
    if (others.length === 0 && like !== undefined && hasLink(cluster, entry.on, link) && !cluster.factsOn(entry.on, 'host-address').some(({ fact }) => fact.interface !== 'lo')) return { entry, like, link }
  }
  return undefined
}

function linksWith(cluster: ClusterModel, host: string, address: string): ReadonlySet<number> {
  return new Set(cluster.factsOn(host, 'corosync-node').flatMap(({ fact }) => (cluster.hostNamed(fact.name) === host ? fact.addresses.flatMap(each => (each.address === address ? [each.link] : [])) : [])))
}

function hasLink(cluster: ClusterModel, host: string, link: number): boolean {
  return cluster.factsOn(host, 'corosync-node').some(({ fact }) => cluster.hostNamed(fact.name) === host && fact.addresses.some(each => each.link === link))
}
