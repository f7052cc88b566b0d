import { defineClusterRule } from '../../define-cluster-rule.js'
import { canonicalAddress, entriesWith, isFixed } from '../../view/addresses.js'
import { isLikelySameHost } from '../../view/names.js'
import { addressesByHost } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

/** /etc/hosts should not give a virtual address the name of a host. */
export const duplicateHostAddress = defineClusterRule({
  id: 'cluster/duplicate-host-address',
  severity: 'warning',
  origin: 'practice',
  summary: '/etc/hosts gives a virtual address to the name of a cluster host',
  why: 'Who calls the host by name reaches whichever host has the address at that time.',
  do: 'Give the virtual address a name of its own.',
  sources: ['GettingStarted: the address of the service is no host\'s address', 'hosts(5)'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the address of the service is called beta', {
        '*:/etc/hosts': ['192.0.2.3 gamma', '192.0.2.10 gamma beta'],
      }),
    ],
    good: [heartbeatExample('a name of its own', { '*:/etc/hosts': ['192.0.2.3 gamma', '192.0.2.10 files'] })],
  },

  *check(cluster) {
    const virtual = new Map(cluster.facts('virtual-address').map(entry => [canonicalAddress(entry.fact.address), entry]))
    const hosts = [...cluster.hosts.keys(), ...cluster.facts('heartbeat-host').map(({ fact }) => fact.name)]
    const links = new Set([...cluster.facts('corosync-node').flatMap(({ fact: { addresses } }) => addresses.map(({ address }) => canonicalAddress(address))), ...addressesByHost(cluster).map(({ fact }) => canonicalAddress(fact.address))])
    const seen = new Set<string>()
    for (const entry of cluster.facts('host-entry')) {
      const address = virtual.get(canonicalAddress(entry.fact.address))
      // A fixed address of a host, or one of corosync or DRBD, used as a virtual one, is told by another rule.
      if (links.has(canonicalAddress(entry.fact.address)) || entriesWith(cluster, entry.fact.address).some(known => isFixed(cluster, known))) continue
      const name = entry.fact.names.find(written => hosts.some(host => isLikelySameHost(host, written)))
      if (address === undefined || name === undefined || seen.has(`${entry.fact.address} ${name}`)) continue
      seen.add(`${entry.fact.address} ${name}`)
      yield {
        at: entry,
        message: `Virtual address "${entry.fact.address}" has the name of host "${name}"`,
        related: [{ at: address, message: 'the address is managed here' }],
      }
    }
  },
})
