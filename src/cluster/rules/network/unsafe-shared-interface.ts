import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { hostsWithLiveAddresses, interfacesFor, resolved } from '../../view/addresses.js'
import { addressesOn } from '../../view/drbd.js'
import { heartbeatClusterOf } from '../../view/groups.js'
import { oncePerCluster } from '../../view/once-per-cluster.js'
import { distinctHaresources } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** Heartbeat should have a path that does not share its interface with replication and the service's address. */
export const unsafeSharedInterface = defineClusterRule({
  id: 'cluster/unsafe-shared-interface',
  severity: 'warning',
  origin: 'practice',
  summary: 'heartbeat, DRBD and the virtual address all use one interface',
  why:
    'One broken cable ends replication, service and membership at once. Without another path both hosts go ' +
    'primary, and their data diverge; with a serial line alone no failover follows.',
  do: 'Give replication and heartbeat a network of their own.',
  sources: ['DRBD User\'s Guide, "Heartbeat cluster": at least two independent channels'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('everything on eth0', {
        '*:/etc/ha.d/ha.cf': ['bcast eth1\n', ''],
        '*:/etc/drbd.conf': ['198.51.100.1:', '192.0.2.1:', '198.51.100.2:', '192.0.2.2:'],
      }),
    ],
    good: [heartbeatExample('replication and a second path on eth1')],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const owner of distinctHaresources(cluster)) {
      for (const host of heartbeatClusterOf(cluster, owner)) {
        if (cluster.factsOn(host, 'heartbeat-link').length === 0 || reported.has(owner)) continue
        const paths = cluster.factsOn(host, 'heartbeat-link').filter(({ fact }) => !fact.medium.startsWith('ping'))
        const network = paths.filter(({ fact }) => fact.interface !== undefined)
        const interfaces = new Set(network.map(({ fact }) => fact.interface))
        const [path] = network
        const [name] = interfaces
        if (path === undefined || name === undefined || interfaces.size !== 1) continue
        // A serial line keeps the hosts from a split brain, and no failover follows when the only network is lost.
        const hasSerial = network.length < paths.length
        const address = cluster.factsOn(owner, 'virtual-address').find(({ fact }) => {
          return fact.manager === 'heartbeat' && (fact.interface ?? interfaceOf(cluster, host, fact.address)) === name
        })
        if (address === undefined) continue
        const replication = addressesOn(cluster).get(host)?.find(({ fact }) => interfaceOf(cluster, host, fact.address) === name)
        if (replication === undefined) continue
        reported.add(owner)
        yield {
          at: path,
          message:
            `${hasSerial ? 'All of heartbeat but its serial line' : 'Heartbeat'}, DRBD and the virtual address of ` +
            `host "${host}" use interface "${name}"`,
          related: [
            { at: replication, message: 'DRBD replicates over it' },
            { at: address, message: 'the virtual address is on it' },
          ],
        }
      }
    }
  },
})

/**
 * The interface of an address: by what the host lists, else by a ucast line that calls the address of the DRBD peer.
 */
function interfaceOf(cluster: ClusterModel, host: string, address: string): string | undefined {
  const listed = interfacesFor(cluster, host, address)[0]?.fact.interface
  if (listed !== undefined || hostsWithLiveAddresses(cluster).has(host)) return listed
  // The peer's DRBD address is what heartbeat calls over this interface, so replication takes it too.
  return calledForDrbd(cluster).get(host)?.find(({ target }) => target !== address)?.name
}

/** The DRBD addresses that each host's ucast lines call, each once, and the interfaces of those lines. */
const calledForDrbd = oncePerCluster((cluster): ReadonlyMap<string, readonly { readonly target: string; readonly name: string | undefined }[]> => {
  const calls = cluster.facts('heartbeat-link').filter(({ fact }) => fact.medium === 'ucast' && fact.peer !== undefined)
  if (calls.length === 0) return new Map()
  const addresses = new Set(cluster.facts('drbd-address').map(({ fact }) => fact.address))
  const hosts = new Map<string, Map<string, string | undefined>>()
  for (const { host, fact } of calls) {
    const target = fact.peer === undefined ? undefined : resolved(cluster, host, fact.peer)
    if (target === undefined || !addresses.has(target)) continue
    let called = hosts.get(host)
    if (called === undefined) hosts.set(host, (called = new Map()))
    if (!called.has(target)) called.set(target, fact.interface)
  }
  return new Map([...hosts].map(([host, called]) => [host, [...called].map(([target, name]) => ({ target, name }))]))
})
