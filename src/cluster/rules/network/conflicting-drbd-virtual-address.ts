import { addTo } from '../../../text/multimap.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { canonicalAddress } from '../../view/addresses.js'
import { addressesByHost, stackedResources } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

/** DRBD must not replicate over an address that moves with a group. */
export const conflictingDrbdVirtualAddress = defineClusterRule({
  id: 'cluster/conflicting-drbd-virtual-address',
  severity: 'error',
  origin: 'practice',
  summary: 'the address of a DRBD resource is a virtual address',
  why:
    'The address leaves the host at a failover, and the connection with it. Only the upper resource of a stack is ' +
    'meant to work so.',
  do: 'Give the resource a fixed address of the host.',
  sources: ['DRBD User\'s Guide, "Creating a three-node setup": only stacked resources use an address that moves'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('DRBD on the address of the service', { '*:/etc/drbd.conf': ['198.51.100.1:', '192.0.2.10:'] }),
    ],
    good: [heartbeatExample('DRBD on fixed addresses')],
  },

  *check(cluster) {
    const virtual = byAddress(cluster.facts('virtual-address'))
    if (virtual.size === 0) return
    const stacked = stackedResources(cluster)
    const used = byAddress(addressesByHost(cluster).filter(({ fact }) => virtual.has(canonicalAddress(fact.address)) && !stacked.has(fact.resource)))
    for (const [key, [first, ...others]] of used) {
      const [managed, ...copies] = virtual.get(key) ?? []
      if (first === undefined || managed === undefined) continue
      const names = [...new Set([first, ...others].map(({ fact }) => `"${fact.resource}"`))]
      yield {
        at: { origin: first.origin },
        message: `"${first.fact.address}" of ${names.length === 1 ? 'resource' : 'resources'} ${listed(names)} is a virtual address`,
        related: [{ at: managed, message: 'it is managed here' }],
        // Where it is a fixed address of the host, it is the service that has the wrong one.
        followsFrom: [managed, ...copies].map(at => ({ rule: 'cluster/conflicting-virtual-address', at })),
      }
    }
  },
})

function byAddress<Entry extends { readonly fact: { readonly address: string } }>(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const known = new Map<string, Entry[]>()
  for (const entry of entries) {
    addTo(known, canonicalAddress(entry.fact.address), entry)
  }
  return known
}
