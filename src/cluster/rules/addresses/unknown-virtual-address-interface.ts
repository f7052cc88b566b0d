import type { HostFact } from '../../../facts/fact-index.js'
import type { Place } from '../../../text/located.js'
import { brieflyListed, listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { movingAddresses } from '../../view/moving-addresses.js'
import { heartbeatExample, pacemakerExample } from '../example-cluster.js'

/** The interface of a virtual address must exist on every host of the cluster. */
export const unknownVirtualAddressInterface = defineClusterRule({
  id: 'cluster/unknown-virtual-address-interface',
  severity: 'error',
  origin: 'practice',
  summary: 'a host does not have the interface that a virtual address names',
  why: 'The address cannot be brought up on that host: the failover to it fails.',
  do: 'Leave the interface out, so that the routes decide, or give the interfaces the same names.',
  sources: ['heartbeat resource script IPaddr: an unknown interface ends the start', 'resource-agents IPaddr2: "Unknown interface"'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the interface of beta has another name', {
        'beta:facts/ip-addr.json': ['"eth0"', '"ens3"', '"label": "eth0"', '"label": "ens3"'],
        'beta:/etc/ha.d/ha.cf': ['ucast eth0', 'ucast ens3'],
      }),
      pacemakerExample('Pacemaker names an interface that nobody has', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="nic" value="eth0"', 'name="nic" value="bond0"'] }),
    ],
    good: [
      heartbeatExample('eth0 on both hosts'),
      heartbeatExample('the interfaces are not known', { '*:facts/ip-addr.json': null }),
    ],
  },

  *check(cluster) {
    const missing = new Map<string, { readonly at: Place; readonly name: string; readonly without: readonly HostFact<'host-interface'>[]; readonly addresses: Set<string> }>()
    for (const { entry, hosts: owners } of movingAddresses(cluster)) {
      const { interface: name, address } = entry.fact
      if (name === undefined || name === '') continue
      const without = owners.flatMap(host => interfaceOtherThan(cluster, host, name))
      if (without.length === 0) continue
      const key = [name, ...without.map(({ host }) => host).sort()].join('\0')
      const known = missing.get(key)
      if (known === undefined) missing.set(key, { at: entry, name, without, addresses: new Set([`"${address}"`]) })
      else known.addresses.add(`"${address}"`)
    }
    for (const { at, name, without, addresses } of missing.values()) {
      const hosts = without.map(({ host }) => `"${host}"`)
      const links = without.flatMap(({ host }) => cluster.factsOn(host, 'heartbeat-link').filter(({ fact }) => fact.interface === name))
      yield {
        at,
        message: `${hosts.length === 1 ? `Host ${listed(hosts)} has` : `Hosts ${listed(hosts)} have`} no interface "${name}" for ${brieflyListed([...addresses])}`,
        related: without.map(first => ({ at: first, message: `the interfaces of host "${first.host}"` })),
        // Heartbeat does not even start without an interface that it listens on.
        followsFrom: links.map(link => ({ rule: 'cluster/unknown-heartbeat-interface', at: link })),
      }
    }
  },
})

/** The first interface of a host that lists its interfaces, and `name` not among them. */
function interfaceOtherThan(cluster: ClusterModel, host: string, name: string): readonly HostFact<'host-interface'>[] {
  const interfaces = cluster.factsOn(host, 'host-interface')
  const isListed = cluster.factsOn(host, 'host-address').some(({ fact }) => fact.isLive)
  const isThere = interfaces.some(({ fact }) => fact.name.replace(/@.*$/, '') === name.replace(/:.*$/, ''))
  return !isListed || isThere ? [] : interfaces.slice(0, 1)
}
