import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

/** Only one manager may move an address. */
export const duplicateVirtualAddress = defineClusterRule({
  id: 'cluster/duplicate-virtual-address',
  severity: 'error',
  origin: 'practice',
  summary: 'heartbeat and rgmanager both manage one address',
  why: 'Each brings the address up where it wants, also on two hosts at once.',
  do: 'Leave the address to one of them.',
  sources: ['heartbeat resource script IPaddr and rgmanager resource agent ip.sh: neither knows of the other'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the same address in cluster.conf', {
        'alpha:/etc/cluster/cluster.conf': withAddress('192.0.2.10/24'),
      }),
    ],
    good: [heartbeatExample('two addresses', { 'alpha:/etc/cluster/cluster.conf': withAddress('192.0.2.11/24') })],
  },

  *check(cluster) {
    const heartbeat = new Map(
      cluster
        .facts('virtual-address')
        .filter(({ fact }) => fact.manager === 'heartbeat')
        .map(entry => [entry.fact.address, entry]),
    )
    const seen = new Set<string>()
    for (const entry of cluster.facts('virtual-address')) {
      const other = heartbeat.get(entry.fact.address)
      if (entry.fact.manager !== 'rgmanager' || other === undefined || seen.has(entry.fact.address)) continue
      seen.add(entry.fact.address)
      yield {
        at: entry,
        message: `"${entry.fact.address}" is managed by rgmanager and by heartbeat`,
        related: [{ at: other, message: 'heartbeat manages it here' }],
      }
    }
  },
})

function withAddress(address: string): string {
  return `<?xml version="1.0"?>
<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
  <rm>
    <service name="files">
      <ip address="${address}"/>
    </service>
  </rm>
</cluster>
`
}
