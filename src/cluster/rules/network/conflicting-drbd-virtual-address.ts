import { defineClusterRule } from '../../define-cluster-rule.js'
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
    const virtual = new Map(cluster.facts('virtual-address').map(entry => [entry.fact.address, entry]))
    for (const { fact, origin } of addressesByHost(cluster)) {
      const address = virtual.get(fact.address)
      if (address === undefined) continue
      if (stackedResources(cluster).has(fact.resource)) continue
      yield {
        at: { origin },
        message: `"${fact.address}" of resource "${fact.resource}" is a virtual address`,
        related: [{ at: address, message: 'it is managed here' }],
      }
    }
  },
})
