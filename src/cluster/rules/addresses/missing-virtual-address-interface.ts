import { defineClusterRule } from '../../define-cluster-rule.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import type { ClusterModel } from '../../model.js'
import { addressValue, hostsWithLiveAddresses, interfacesFor, isAddress } from '../../view/addresses.js'
import { movingAddresses } from '../../view/moving-addresses.js'
import { ownersOf } from '../../view/service-owners.js'
import { cmanExample, heartbeatExample, pacemakerExample } from '../example-cluster.js'

function interfacesFile(number: number): string {
  return ['192.0.2', '198.51.100'].map((network, index) => `iface eth${index} inet static\n  address ${network}.${number}/24\n`).join('')
}

/** A virtual address lies in the network of its interface, on every host; without an interface named, in that of any. */
export const missingVirtualAddressInterface = defineClusterRule({
  id: 'cluster/missing-virtual-address-interface',
  severity: 'error',
  origin: 'practice',
  summary: 'no interface of a host has the network of a virtual address',
  why: 'IPaddr, IPaddr2 and ip.sh find no interface for it and fail; heartbeat gives the group up, rgmanager the service, Pacemaker the node.',
  do: 'Name the interface, or correct the address.',
  sources: [
    'heartbeat resource script IPaddr, findif: "No interface found"',
    'resource-agents rgmanager/src/resources/ip.sh: the address goes to the interface that has its network',
    'heartbeat shipped sample haresources: a route must exist',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('an interface named, in another network', {
        '*:/etc/ha.d/haresources': ['192.0.2.10/24/eth0', '203.0.113.10/24/eth0'],
      }),
      heartbeatExample('an address of another network', {
        '*:/etc/ha.d/haresources': ['192.0.2.10/24/eth0', '203.0.113.10'],
      }),
      heartbeatExample('files give the network to another interface', {
        '*:/etc/ha.d/haresources': ['192.0.2.10/24/eth0', '192.0.2.10/24/eth1'],
        '*:facts/ip-addr.json': null,
        'alpha:/etc/network/interfaces': interfacesFile(1),
        'beta:/etc/network/interfaces': interfacesFile(2),
      }),
      cmanExample('an address of rgmanager', {
        '*:/etc/cluster/cluster.conf': ['</cluster>', '  <rm><service name="web"><ip address="203.0.113.10"/></service></rm>\n</cluster>'],
      }),
      pacemakerExample('an address of Pacemaker', { '*:/var/lib/pacemaker/cib/cib.xml': ['value="192.0.2.10"', 'value="203.0.113.10"', '            <nvpair id="ip-nic" name="nic" value="eth0"/>\n', ''] }),
    ],
    good: [
      heartbeatExample('an interface named, in its network'),
      heartbeatExample('an interface of the network', {
        '*:/etc/ha.d/haresources': ['192.0.2.10/24/eth0', '192.0.2.10'],
      }),
      heartbeatExample('the addresses of the hosts are not known', {
        '*:/etc/ha.d/haresources': ['192.0.2.10/24/eth0', '203.0.113.10'],
        '*:facts/ip-addr.json': null,
      }),
    ],
  },

  *check(cluster) {
    yield* ofServices(cluster)
    for (const { entry, hosts } of movingAddresses(cluster)) {
      const { address, interface: name } = entry.fact
      if (!isAddress(address)) continue
      yield* name === undefined ? withoutNetwork(cluster, entry, hosts) : outOfNetwork(cluster, entry, hosts)
    }
  },
})

/** IPaddr puts the address onto the interface all the same; nobody in its network will reach it there. */
function* outOfNetwork(cluster: ClusterModel, entry: HostFact<'virtual-address'>, hosts: readonly string[]) {
  const { address, interface: name = '' } = entry.fact
  const carrier = name.replace(/:.*$/, '')
  for (const host of hosts) {
    const isListed = hostsWithLiveAddresses(cluster).has(host)
    const own = cluster.factsOn(host, 'host-address').filter(({ fact }) => {
      return (fact.isLive || (!isListed && fact.prefix !== undefined)) && fact.interface === carrier && fact.address !== address && isIPv6(fact.address) === isIPv6(address)
    })
    const [first] = own.filter(({ fact }) => !/^fe80:/i.test(fact.address))
    const fitting = interfacesFor(cluster, host, address).filter(({ fact }) => fact.address !== address)
    if (first === undefined || fitting.some(({ fact }) => fact.interface === carrier)) continue
    // Files need not tell of all addresses: only where they give the network to another interface, it is sure.
    if (!isListed && fitting.length === 0) continue
    yield {
      at: entry,
      severity: 'warning' as const,
      message: `"${address}" lies in no network of "${carrier}" on host "${host}"`,
      related: [{ at: first, message: `the address of "${carrier}" on host "${host}"` }],
      followsFrom: [{ rule: 'cluster/conflicting-virtual-address', at: entry }],
    }
    return
  }
}

function isIPv6(address: string): boolean {
  return addressValue(address) === undefined
}

/** The addresses of services of rgmanager, on the hosts where each service may run; a part may stand for the whole of a resource. */
function* ofServices(cluster: ClusterModel): Generator<Finding> {
  const reported = new Set<string>()
  for (const entry of cluster.facts('virtual-address')) {
    const { address, manager } = entry.fact
    if (manager !== 'rgmanager' || reported.has(address) || !isAddress(address)) continue
    reported.add(address) // The copies on the other hosts say the same.
    const services = cluster.factsOn(entry.host, 'rhcs-resource').flatMap(({ fact }) => {
      const named = fact.type === 'ip' ? (fact.attributes['address'] ?? fact.attributes['ref']) : undefined
      return fact.service !== undefined && named?.replace(/\/.*$/, '') === address ? [fact.service] : []
    })
    yield* withoutNetwork(cluster, entry, [...new Set(services.flatMap(service => ownersOf(cluster, service)))])
  }
}

/** The first host of which no interface has the network of an address. */
function* withoutNetwork(cluster: ClusterModel, entry: HostFact<'virtual-address'>, hosts: readonly string[]): Generator<Finding> {
  const { address } = entry.fact
  const lacking = hosts.find(host => {
    const live = cluster
      .factsOn(host, 'host-address')
      .filter(({ fact }) => fact.isLive && fact.interface !== 'lo' && isIPv6(fact.address) === isIPv6(address))
    return live.length > 0 && interfacesFor(cluster, host, address).length === 0
  })
  const own = lacking === undefined ? undefined : cluster.factsOn(lacking, 'host-address').find(({ fact }) => fact.interface !== 'lo')
  if (lacking === undefined || own === undefined) return
  yield {
    at: entry,
    message: `No interface of host "${lacking}" has the network of "${address}"`,
    related: [{ at: own, message: `the addresses of host "${lacking}"` }],
    followsFrom: [{ rule: 'haresources/invalid-ipv6-separator', at: entry }],
  }
}
