import { defineClusterRule } from '../../define-cluster-rule.js'
import type { Origin } from '../../../text/located.js'
import type { ClusterModel } from '../../model.js'
import { interfacesFor } from '../../view/addresses.js'
import { corosyncClusters, filesOf } from '../../view/groups.js'
import { pacemakerExample } from '../example-cluster.js'

/** Two links of corosync use one network. */
export const unsafeSharedCorosyncLink = defineClusterRule({
  id: 'cluster/unsafe-shared-corosync-link',
  severity: 'warning',
  origin: 'practice',
  summary: 'two links of corosync use one network',
  why: 'The second link is there for the loss of the first. On one interface or behind one switch both are lost together.',
  do: 'Put each link on a network of its own.',
  sources: ['corosync.conf(5), linknumber', 'kronosnet: links are independent paths'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('both links on eth0', { '*:/etc/corosync/corosync.conf': ['192.0.2.1\n', '192.0.2.1\n\t\tring1_addr: 192.0.2.101\n', '192.0.2.2\n', '192.0.2.2\n\t\tring1_addr: 192.0.2.102\n'], 'alpha:facts/ip-addr.json': ['"label": "eth0"}', '"label": "eth0"}, {"family": "inet", "local": "192.0.2.101", "prefixlen": 24, "scope": "global", "secondary": true, "label": "eth0"}'], 'beta:facts/ip-addr.json': ['"label": "eth0"}', '"label": "eth0"}, {"family": "inet", "local": "192.0.2.102", "prefixlen": 24, "scope": "global", "secondary": true, "label": "eth0"}'] }),
    ],
    good: [
      pacemakerExample('one link'),
      pacemakerExample('two networks', { '*:/etc/corosync/corosync.conf': ['192.0.2.1\n', '192.0.2.1\n\t\tring1_addr: 198.51.100.1\n', '192.0.2.2\n', '192.0.2.2\n\t\tring1_addr: 198.51.100.2\n'] }),
    ],
  },

  *check(cluster) {
    for (const group of corosyncClusters(cluster)) {
      const shared = group.flatMap(host => sharedOn(cluster, host))
      const [first] = shared
      if (first === undefined) continue
      yield { at: { origin: first.at }, message: `Links ${first.other} and ${first.link} of host "${first.host}" use one network`, related: [{ at: { origin: first.otherAt }, message: `link ${first.other}` }], followsFrom: group.flatMap(host => filesOf(cluster, host, 'corosync-conf').map(at => ({ rule: 'corosync-conf/duplicate-address', at }))) }
    }
  },
})

interface Shared {
  readonly host: string
  readonly link: number
  readonly other: number
  readonly at: Origin
  readonly otherAt: Origin
}

/** The first two links of a host that lie in one network, by what the host lists. */
function sharedOn(cluster: ClusterModel, host: string): Shared[] {
  const own = cluster.factsOn(host, 'corosync-node').find(({ fact }) => cluster.hostNamed(fact.name) === host)
  const seen = new Map<string, { readonly link: number; readonly at: Origin }>()
  for (const { link, address, at } of own?.fact.addresses ?? []) {
    const interfaces = new Set(interfacesFor(cluster, host, address).map(({ fact }) => fact.interface))
    for (const name of interfaces) {
      const other = seen.get(name)
      if (other !== undefined) return [{ host, link, other: other.link, at, otherAt: other.at }]
      seen.set(name, { link, at })
    }
  }
  return []
}
