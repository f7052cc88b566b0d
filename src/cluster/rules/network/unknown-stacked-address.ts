import { defineClusterRule } from '../../define-cluster-rule.js'
import { isVirtualAddress, lacksAddress } from '../../view/addresses.js'
import { resourceOn, stackedPromotions, stackedResources } from '../../view/drbd.js'
import { addressesOfGroup } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

function farResource(address: string): string {
  return `resource r0-far {
  stacked-on-top-of r0 {
    device /dev/drbd10;
    address ${address}:7789;
  }
  on gamma {
    device /dev/drbd10;
    disk /dev/vg1/data;
    address 203.0.113.3:7789;
    meta-disk internal;
  }
}
resource r0 {`
}

const group = ['drbddisk::r0', 'drbddisk::r0 IPaddr::192.0.2.10/24/eth0 drbdupper::r0-far', '/dev/drbd0', '/dev/drbd10', ' IPaddr::192.0.2.10/24/eth0\n', '\n'] as const

/** A stacked resource goes from host to host with its group, and so must its address. */
export const unknownStackedAddress = defineClusterRule({
  id: 'cluster/unknown-stacked-address',
  severity: 'error',
  origin: 'practice',
  summary: 'no group brings up the address of a stacked resource',
  why: 'Whoever has the resource below cannot bind to the address: the third host is never connected, and its copy grows old.',
  do: 'Write the address that the group brings up before drbdupper.',
  sources: ["DRBD User's Guide, \"Creating a three-node setup\": the stacked address is one that the cluster moves"],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('another address than that of the group', { '*:/etc/ha.d/haresources': group, '*:/etc/drbd.conf': ['resource r0 {', farResource('192.0.2.11')] })],
    good: [
      heartbeatExample('the address of the group', { '*:/etc/ha.d/haresources': group, '*:/etc/drbd.conf': ['resource r0 {', farResource('192.0.2.10')] }),
      heartbeatExample('nobody moves it', { '*:/etc/drbd.conf': ['resource r0 {', farResource('192.0.2.11')] }),
    ],
  },

  *check(cluster) {
    const stacked = stackedResources(cluster)
    if (stacked.size === 0) return
    const reported = new Set<string>()
    for (const entry of cluster.facts('drbd-address')) {
      const { resource, host: lower, address } = entry.fact
      const hosts = stacked.has(resource) ? resourceOn(cluster, entry.host, lower)?.fact.hosts.flatMap(name => cluster.hostNamed(name) ?? []) ?? [] : []
      if (hosts.length === 0 || reported.has(resource) || isVirtualAddress(cluster, address)) continue
      const promotion = hosts.flatMap(host => stackedPromotions(cluster, host)).find(({ resource: name }) => name === resource)
      // A host that has the address for itself, or may have it, is another matter.
      const isElsewhere = hosts.every(host => lacksAddress(cluster, host, address))
      if (promotion === undefined || !isElsewhere) continue
      reported.add(resource)
      const own = addressesOfGroup(cluster, promotion.host, promotion.fact.group)
      const [first] = own
      yield {
        at: entry,
        message: `No group brings up "${address}", the address of the stacked resource "${resource}"`,
        related: [{ at: promotion, message: 'the group promotes it here' }],
        ...(first === undefined ? {} : { help: `Did you mean "${first.fact.address}", which the group brings up?` }),
      }
    }
  },
})
