import { defineClusterRule } from '../../define-cluster-rule.js'
import { isAgreedOnAddress } from '../../view/agreement.js'
import { addressBook, isLoopback, ownerOf, virtualAddresses } from '../../view/addresses.js'
import { addressesByHost, stackedResources } from '../../view/drbd.js'
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
      heartbeatExample('the addresses are swapped', {
        '*:/etc/drbd.conf': ['100.1:', '100.9:', '100.2:', '100.1:', '100.9:', '100.2:'],
      }),
    ],
    good: [
      heartbeatExample('each host has its address'),
      heartbeatExample('the addresses of the hosts are not known', { '*:facts/ip-addr.json': null }),
    ],
  },

  *check(cluster) {
    const book = addressBook(cluster)
    const virtual = virtualAddresses(cluster)
    for (const { fact, on, origin } of addressesByHost(cluster)) {
      const known = book.get(on)
      const isStacked = stackedResources(cluster).has(fact.resource)
      if (
        known === undefined ||
        isStacked ||
        isLoopback(fact.address) ||
        virtual.has(fact.address) ||
        known.own.has(fact.address)
      ) continue
      if (
        !/^(ipv4|ipv6|inet6?|)$/.test(fact.family) ||
        fact.address.includes(':') ||
        !isAgreedOnAddress(cluster, fact)
      ) continue
      const owner = ownerOf(book, fact.address)
      const isElsewhere = owner !== undefined && owner.host !== on && book.get(owner.host)?.isComplete === true
      if (!known.isComplete && !isElsewhere) continue
      const [own] = known.own.values()
      const related = isElsewhere
        ? [{ at: owner.place, message: `an address of host "${owner.host}"` }]
        : own === undefined
          ? []
          : [{ at: own, message: `the addresses of host "${on}"` }]
      yield {
        at: { origin },
        message: isElsewhere
          ? `"${fact.address}" is an address of host "${owner.host}", not of "${fact.host}"`
          : `"${fact.address}" is not an address of host "${fact.host}"`,
        related,
      }
    }
  },
})
