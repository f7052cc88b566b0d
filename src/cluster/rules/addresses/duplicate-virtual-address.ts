import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample, promoterExample } from '../example-cluster.js'

/** DRBD's resource `more` beside the one that is there. */
const oneMoreResource = ['resource web {', `resource more {
  options { quorum majority; on-no-quorum io-error; on-no-data-accessible io-error; on-suspended-primary-outdated force-secondary; auto-promote no; }
  on alpha { node-id 0; device /dev/drbd1; disk /dev/vg0/more; meta-disk internal; address 192.0.2.1:7789; }
  on beta { node-id 1; device /dev/drbd1; disk /dev/vg0/more; meta-disk internal; address 192.0.2.2:7789; }
  on gamma { node-id 2; device /dev/drbd1; disk none; address 192.0.2.3:7789; }
  connection-mesh { hosts alpha beta gamma; }
}
resource web {`] as const

/** Only one manager may move an address. */
export const duplicateVirtualAddress = defineClusterRule({
  id: 'cluster/duplicate-virtual-address',
  severity: 'error',
  origin: 'practice',
  summary: 'two managers, or two promoters, manage one address',
  why: 'Each brings the address up where it wants, also on two hosts at once.',
  do: 'Leave the address to one of them.',
  sources: ['heartbeat resource script IPaddr and rgmanager resource agent ip.sh: neither knows of the other', 'drbd-reactor.promoter(5): each resource is promoted by itself, on whichever host'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the same address in cluster.conf', {
        'alpha:/etc/cluster/cluster.conf': withAddress('192.0.2.10/24'),
      }),
      promoterExample('two promoters bring up one address', { '*:/etc/drbd-reactor.toml': twoPromoters('192.0.2.10', '192.0.2.10'), '*:/etc/drbd.conf': oneMoreResource }),
    ],
    good: [promoterExample('two promoters, two addresses', { '*:/etc/drbd-reactor.toml': twoPromoters('192.0.2.10', '192.0.2.11'), '*:/etc/drbd.conf': oneMoreResource }), heartbeatExample('two addresses', { 'alpha:/etc/cluster/cluster.conf': withAddress('192.0.2.11/24') })],
  },

  *check(cluster) {
    const first = new Map<string, HostFact<'virtual-address'>[]>()
    const reported = new Set<string>()
    for (const entry of cluster.facts('virtual-address')) {
      const { address } = entry.fact
      if (reported.has(address)) continue
      const known = first.get(address) ?? []
      const other = known.find(earlier => areApart(entry, earlier))
      if (!known.some(earlier => isSameManager(entry, earlier))) first.set(address, [...known, entry])
      if (other === undefined) continue
      reported.add(address)
      const isReactor = entry.fact.manager === 'drbd-reactor' && other.fact.manager === 'drbd-reactor'
      const [at, related] = other.fact.manager === 'heartbeat' || isReactor ? [entry, other] : [other, entry]
      yield {
        at,
        message: isReactor ? `"${address}" is brought up with two resources, which may be promoted on two hosts` : `"${address}" is managed by ${shown(at)} and by ${shown(related)}`,
        related: [{ at: related, message: isReactor ? 'the other one is brought up here' : `${shown(related)} manages it here` }],
      }
    }
  },
})

/** Tells whether two of one address are moved by two that do not know of each other. What heartbeat still has beside Pacemaker is reported as a whole. */
function areApart(one: HostFact<'virtual-address'>, other: HostFact<'virtual-address'>): boolean {
  const managers = [one.fact.manager, other.fact.manager].sort().join()
  if (managers === 'drbd-reactor,drbd-reactor') return one.host === other.host && one.fact.group !== other.fact.group
  return managers === 'heartbeat,rgmanager' || managers === 'drbd-reactor,pacemaker'
}

function isSameManager(one: HostFact<'virtual-address'>, other: HostFact<'virtual-address'>): boolean {
  return one.fact.manager === other.fact.manager && (one.fact.manager !== 'drbd-reactor' || (one.host === other.host && one.fact.group === other.fact.group))
}

function shown({ fact: { manager } }: HostFact<'virtual-address'>): string {
  return manager === 'pacemaker' ? 'Pacemaker' : manager
}

function twoPromoters(one: string, other: string): readonly [string, string] {
  const start = (address: string): string => `"ocf:heartbeat:IPaddr2 ip_${address} ip=${address} cidr_netmask=24"`
  return ['[[promoter]]\n[promoter.resources.web]\nstart = [', `[[promoter]]\n[promoter.resources.more]\nstart = [${start(other)}]\n[[promoter]]\n[promoter.resources.web]\nstart = [${start(one)}, `]
}

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
