import type { HostFact } from '../../../facts/fact-index.js'
import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isSameNetwork } from '../../view/addresses.js'
import { addressesByHost } from '../../view/drbd.js'
import { resourceKey } from '../../view/drbd-names.js'
import { heartbeatExample } from '../example-cluster.js'

/** Both ends of a DRBD link must take packets of one size. */
export const mismatchedMtu = defineClusterRule({
  id: 'cluster/mismatched-mtu',
  severity: 'warning',
  origin: 'practice',
  summary: 'the interfaces of a DRBD link have different MTUs',
  why: 'Small packets pass and large ones vanish: DRBD connects, and stalls or breaks as soon as it sends data.',
  do: 'Set one MTU on both hosts, and on the switch between them.',
  sources: ['DRBD User\'s Guide, "Optimizing DRBD latency": jumbo frames need all parts of the path'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('jumbo frames on one side', {
        'alpha:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "mtu": 9000,'],
        'beta:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "mtu": 1500,'],
      }),
    ],
    good: [
      heartbeatExample('jumbo frames on both', { '*:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "mtu": 9000,'] }),
    ],
  },

  *check(cluster) {
    if (cluster.facts('host-interface').length === 0) return
    const reported = new Set<string>()
    const byResource = new Map<string, { readonly end: HostFact<'host-interface'>; readonly address: string; readonly prefix: number }[]>()
    for (const { fact, on } of addressesByHost(cluster)) {
      const found = endOf(cluster, cluster.hostNamed(on) ?? on, fact.address)
      if (found === undefined) continue
      const shared = resourceKey(cluster, { resource: fact.resource, on })
      addTo(byResource, shared, found)
    }
    for (const [first, ...others] of byResource.values()) {
      for (const other of others) {
        if (first === undefined || other.end.fact.mtu === first.end.fact.mtu) continue
        // Routers between two networks tell of their limit themselves.
        if (isSameNetwork(first.address, other.address, first.prefix) !== true) continue
        const key = `${first.end.host} ${first.end.fact.name} ${other.end.host} ${other.end.fact.name}`
        if (reported.has(key)) continue
        reported.add(key)
        yield {
          at: other.end,
          message: `"${other.end.fact.name}" of host "${other.end.host}" has MTU ${other.end.fact.mtu}, "${first.end.fact.name}" of host "${first.end.host}" ${first.end.fact.mtu}`,
          related: [{ at: first.end, message: `the interface of host "${first.end.host}"` }],
        }
      }
    }
  },
})

function endOf(cluster: ClusterModel, host: string, address: string) {
  const own = cluster.factsOn(host, 'host-address').find(({ fact }) => fact.address === address && fact.isLive)
  const end = cluster.factsOn(host, 'host-interface').find(({ fact }) => fact.name === own?.fact.interface && fact.mtu !== undefined)
  return own?.fact.prefix === undefined || end === undefined ? undefined : { end, address, prefix: own.fact.prefix }
}
