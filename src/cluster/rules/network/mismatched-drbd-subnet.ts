import type { HostFact } from '../../../facts/fact-index.js'
import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { isSameNetwork } from '../../view/addresses.js'
import { addressesByHost } from '../../view/drbd.js'
import { resourceKey } from '../../view/drbd-names.js'
import type { Placed } from '../../view/drbd.js'
import { isAgreedOnAddress } from '../../view/agreement.js'
import { heartbeatExample } from '../example-cluster.js'

/** The two hosts of a DRBD resource should replicate within one network. */
export const mismatchedDrbdSubnet = defineClusterRule({
  id: 'cluster/mismatched-drbd-subnet',
  severity: 'warning',
  origin: 'practice',
  summary: 'the addresses of a DRBD resource lie in different networks',
  why: 'Replication then depends on a router, and often an address of the wrong interface was written.',
  do: 'Write addresses of the network that both hosts share.',
  sources: ['DRBD User\'s Guide, "Preparing your network configuration": a direct, dedicated connection'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('beta on the other network', { '*:/etc/drbd.conf': ['198.51.100.2:', '192.0.2.2:'] })],
    good: [heartbeatExample('both on the cross-over network')],
  },

  *check(cluster) {
    if (cluster.facts('host-address').length === 0) return
    const byResource = new Map<string, Placed<'drbd-address'>[]>()
    for (const entry of addressesByHost(cluster)) {
      const key = resourceKey(cluster, { resource: entry.fact.resource, on: entry.on })
      addTo(byResource, key, entry)
    }
    for (const entries of byResource.values()) {
      const [first, ...others] = entries
      const interfaceOf = ({ on, fact }: (typeof entries)[number]): HostFact<'host-address'> | undefined =>
        cluster
          .factsOn(on, 'host-address')
          .find(entry => entry.fact.address === fact.address && entry.fact.prefix !== undefined)
      if (first === undefined || entries.some(({ fact }) => !isAgreedOnAddress(cluster, fact))) continue
      const near = interfaceOf(first)
      for (const other of others) {
        const far = interfaceOf(other)
        if (near?.fact.prefix === undefined || far?.fact.prefix === undefined) continue
        if (isSameNetwork(
          first.fact.address,
          other.fact.address,
          Math.min(near.fact.prefix, far.fact.prefix),
        ) !== false) continue
        yield {
          at: other,
          message:
            `"${other.fact.address}" and "${first.fact.address}" of resource "${other.fact.resource}" lie in different networks`,
          related: [
            { at: first, message: `the address of host "${first.on}"` },
            { at: far, message: `on interface "${far.fact.interface}" of host "${other.on}"` },
          ],
        }
      }
    }
  },
})
