import type { Place } from '../../../text/located.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isAgreedOnAddress } from '../../view/agreement.js'
import { addressBook, canonicalAddress, entriesWith, hasAddress, isLoopback, isVirtualAddress, lacksAddress, ownerOf } from '../../view/addresses.js'
import { addressesByHost, stackedResources } from '../../view/drbd.js'
import type { Placed } from '../../view/drbd.js'
import { nodesNamedIn } from '../../view/node-names.js'
import { oncePerCluster } from '../../view/once-per-cluster.js'
import { heartbeatExample } from '../example-cluster.js'

/** The `address` of a host in drbd.conf must be one of that host's own addresses. */
export const unknownDrbdAddress = defineClusterRule({
  id: 'cluster/unknown-drbd-address',
  severity: 'error',
  origin: 'practice',
  summary: 'drbd.conf gives a host an address that the host does not have',
  why: 'DRBD cannot bind to the address, or calls another host. The resource never connects.',
  do: 'Write an address of that host, best one in a network that it shares with its peer.',
  sources: [
    'drbd-utils user/drbdadm_main.c verify_ips(): the address is not configured on this machine',
    'drbd.conf(5) "address"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('an address of nobody', { '*:/etc/drbd.conf': ['198.51.100.2:', '198.51.100.22:'] }),
      heartbeatExample('another host has it by /etc/hosts', { '*:facts/ip-addr.json': null, '*:/etc/drbd.conf': ['198.51.100.1:', '192.0.2.2:'] }),
      heartbeatExample('a file gives the interface of that network another one', { '*:facts/ip-addr.json': null, 'beta:/etc/network/interfaces': 'iface eth1 inet static\n  address 198.51.100.2/24\n', '*:/etc/drbd.conf': ['198.51.100.2:', '198.51.100.22:'] }),
      heartbeatExample('/etc/hosts names the addresses after each other\'s hosts', { '*:facts/ip-addr.json': null, '*:/etc/hosts': '192.0.2.1 alpha\n192.0.2.2 beta\n198.51.100.2 alpha-drbd\n198.51.100.1 beta-drbd\n' }),
      heartbeatExample('the addresses are swapped', {
        '*:/etc/drbd.conf': ['100.1:', '100.9:', '100.2:', '100.1:', '100.9:', '100.2:'],
      }),
    ],
    good: [
      heartbeatExample('each host has its address'),
      heartbeatExample('a file tells of another network alone', { '*:facts/ip-addr.json': null, '*:/etc/network/interfaces': 'iface eth0 inet dhcp\niface eth2 inet static\n  address 203.0.113.1/24\n' }),
      heartbeatExample('the addresses of the hosts are not known', { '*:facts/ip-addr.json': null }),
    ],
  },

  *check(cluster) {
    // Who has an address is told by the hosts themselves, and by their /etc/hosts.
    if (cluster.facts('host-address').length === 0 && namedHosts(cluster).size === 0) return
    const book = addressBook(cluster)
    const reported = new Set<string>()
    for (const entry of addressesByHost(cluster)) {
      const { fact, on, origin } = entry
      const known = book.get(on)
      if (known === undefined || !isJudged(cluster, fact)) continue
      const owner = ownerByFacts(cluster, entry) ?? ownerByFiles(cluster, entry) ?? ownerByNames(cluster, entry) ?? exchangedByAlias(cluster, entry)
      if (owner === undefined && !lacksAddress(cluster, on, fact.address)) continue
      const own = known.isComplete ? [...known.own.values()][0] : cluster.factsOn(on, 'host-address').find(({ fact: { address } }) => !isLoopback(address))
      const swapped = owner === undefined ? undefined : (swappedWith(cluster, entry, owner.host) ?? exchangedWith(cluster, entry))
      const pair = [on, owner?.host ?? ''].sort().join('\0')
      if (swapped !== undefined && reported.has(`${fact.resource}\0${pair}`)) continue
      reported.add(`${fact.resource}\0${pair}`)
      yield {
        at: { origin },
        message: owner === undefined
          ? `"${fact.address}" is not an address of host "${fact.host}"`
          : `"${fact.address}" is an address of host "${owner.host}", not of "${fact.host}"${swapped === undefined ? '' : `; the addresses of the two are swapped`}`,
        related: [
          ...(owner !== undefined ? [{ at: owner.place, message: `an address of host "${owner.host}"` }] : own === undefined ? [] : [{ at: own, message: `the addresses of host "${on}"` }]),
          ...(swapped === undefined ? [] : [{ at: swapped, message: `the address for host "${owner?.host ?? ''}"` }]),
        ],
        // Two hosts with one address are reported where they stand.
        followsFrom: ['drbd-conf/duplicate-address', 'drbd-conf/duplicate-host-address', 'drbd-conf/equal-endpoints'].map(rule => ({ rule, at: { origin } })),
      }
    }
  },
})

type Entry = Placed<'drbd-address'>

interface Owner {
  readonly host: string
  readonly place: Place
}

function isJudged(cluster: ClusterModel, fact: Entry['fact']): boolean {
  if (isLoopback(fact.address) || isVirtualAddress(cluster, fact.address) || isOfPair(cluster, fact)) return false
  return /^(ipv4|ipv6|inet6?|)$/.test(fact.family) && isAgreedOnAddress(cluster, fact)
}

/** The address of a stacked section is that of whoever has the resource below it, by whose name it goes. */
function isOfPair(cluster: ClusterModel, { resource, host }: Entry['fact']): boolean {
  return stackedResources(cluster).has(resource) && cluster.facts('drbd-resource').some(({ fact }) => fact.name === host)
}

/** The host that says itself that it has the address, which is not the one that it is given to. */
function ownerByFacts(cluster: ClusterModel, { fact, on }: Entry): Owner | undefined {
  const book = addressBook(cluster)
  const known = book.get(on)
  if (known === undefined || hasAddress(known, fact.address)) return undefined
  const owner = ownerOf(book, fact.address)
  return owner !== undefined && owner.host !== on && book.get(owner.host)?.isComplete === true ? owner : undefined
}

/** The host whose files give the address to it, where this host has another one in that network. */
function ownerByFiles(cluster: ClusterModel, { fact, on }: Entry): Owner | undefined {
  if (!lacksAddress(cluster, on, fact.address)) return undefined
  const owners = entriesWith(cluster, fact.address).filter(({ host }) => host !== on)
  const [owner] = owners
  return owner === undefined || owners.some(({ host }) => host !== owner.host) ? undefined : { host: owner.host, place: owner }
}

/** The host that /etc/hosts gives the address to, where neither of the two says what addresses it has. */
function ownerByNames(cluster: ClusterModel, { fact, on }: Entry): Owner | undefined {
  const book = addressBook(cluster)
  const owners = namedHosts(cluster).get(fact.address) ?? []
  const [owner, ...others] = owners
  if (owner === undefined || others.length > 0 || owner.host === on) return undefined
  return book.get(on)?.isComplete === true || book.get(owner.host)?.isComplete === true ? undefined : owner
}

/** The host by whose name /etc/hosts calls the address (`alpha-drbd`), where each of the two has that of the other: one name alone may mislead. */
function exchangedByAlias(cluster: ClusterModel, entry: Entry): Owner | undefined {
  return exchangedWith(cluster, entry) === undefined ? undefined : ownerByAlias(cluster, entry)
}

/** The address that the resource gives to the host by whose name this one goes, where that in turn goes by the name of this host. */
function exchangedWith(cluster: ClusterModel, entry: Entry): Entry | undefined {
  const owner = ownerByAlias(cluster, entry)
  const other = owner === undefined ? undefined : addressOf(cluster).get(`${owner.host}\0${entry.fact.resource}`)
  return other !== undefined && ownerByAlias(cluster, other)?.host === entry.on ? other : undefined
}

function ownerByAlias(cluster: ClusterModel, { fact, on }: Entry): Owner | undefined {
  const book = addressBook(cluster)
  if (book.get(on)?.isComplete === true) return undefined
  const place = aliases(cluster).get(canonicalAddress(fact.address))
  const host = place === undefined ? undefined : hostNamedIn(cluster)(place.fact.names)
  return place === undefined || host === undefined || host === on || book.get(host)?.isComplete === true ? undefined : { host, place }
}

/** The search for the host whose name other names hold. */
const hostNamedIn = oncePerCluster(cluster => nodesNamedIn([...cluster.hosts.keys()]))

/** The first line of any /etc/hosts for each address. */
const aliases = oncePerCluster((cluster): ReadonlyMap<string, HostFact<'host-entry'>> => {
  return new Map([...cluster.facts('host-entry')].reverse().map(entry => [canonicalAddress(entry.fact.address), entry]))
})

/** The hosts to which any /etc/hosts gives an address, each once. */
const namedHosts = oncePerCluster((cluster): ReadonlyMap<string, readonly Owner[]> => {
  const table = new Map<string, Owner[]>()
  for (const entry of cluster.facts('host-entry')) {
    for (const host of new Set(entry.fact.names.flatMap(name => cluster.hostNamed(name) ?? []))) {
      const owners = table.get(entry.fact.address)
      if (owners === undefined) table.set(entry.fact.address, [{ host, place: entry }])
      else if (!owners.some(owner => owner.host === host)) owners.push({ host, place: entry })
    }
  }
  return table
})

/** The address that the resource gives to the owner of this one, where that is in turn one of this host. */
function swappedWith(cluster: ClusterModel, { fact, on }: Entry, owner: string): Entry | undefined {
  const other = addressOf(cluster).get(`${owner}\0${fact.resource}`)
  if (other === undefined) return undefined
  return (ownerByFacts(cluster, other) ?? ownerByFiles(cluster, other) ?? ownerByNames(cluster, other))?.host === on ? other : undefined
}

const addressOf = oncePerCluster((cluster): ReadonlyMap<string, Entry> => {
  return new Map(addressesByHost(cluster).map(entry => [`${entry.on}\0${entry.fact.resource}`, entry]))
})
