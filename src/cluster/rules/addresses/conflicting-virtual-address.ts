import { defineClusterRule } from '../../define-cluster-rule.js'
import { canonicalAddress, entriesWith, isFixed } from '../../view/addresses.js'
import { distinctHaresources } from '../../view/resources.js'
import { heartbeatExample, pacemakerExample } from '../example-cluster.js'

/** A virtual address must not be a fixed address of a host. */
export const conflictingVirtualAddress = defineClusterRule({
  id: 'cluster/conflicting-virtual-address',
  severity: 'error',
  origin: 'practice',
  summary: 'a virtual address is also a host\'s own fixed address',
  why: 'The host keeps the address when the group moves: two hosts answer for it, or the service never moves.',
  do: 'Choose an address that no host has.',
  sources: [
    'GettingStarted: the address of the service is configured nowhere but in haresources',
    'corosync.conf(5), ringX_addr: the address that the node has',
    'rackerlabs/rackspace-how-to, high availability with heartbeat',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the address of alpha', { '*:/etc/ha.d/haresources': ['192.0.2.10/24', '192.0.2.1/24'] }),
      heartbeatExample('the system brings it up too', {
        'alpha:/etc/network/interfaces': 'auto eth0:0\niface eth0:0 inet static\n  address 192.0.2.10\n  netmask 255.255.255.0\n',
      }),
      pacemakerExample('the address of a link of corosync', {
        '*:facts/ip-addr.json': null,
        '*:/etc/hosts': null,
        '*:/var/lib/pacemaker/cib/cib.xml': ['value="192.0.2.10"', 'value="192.0.2.2"'],
      }),
    ],
    good: [pacemakerExample('an address of its own under Pacemaker'), heartbeatExample('an address of its own'), heartbeatExample('the group runs here', {
      'alpha:facts/ip-addr.json': [
        '"label": "eth0"}',
        '"label": "eth0"}, {"family": "inet", "local": "192.0.2.10", "prefixlen": 24, "scope": "global", ' +
          '"secondary": true, "label": "eth0:0"}',
      ],
    })],
  },

  *check(cluster) {
    const hosts = [
      ...new Set(
        [
          ...distinctHaresources(cluster),
          ...cluster
            .facts('virtual-address')
            .filter(({ fact }) => fact.manager !== 'heartbeat')
            .map(({ host }) => host),
        ],
      ),
    ]
    const links = new Map(cluster.facts('corosync-node').flatMap(({ fact: { name, addresses } }) => addresses.map(({ address, at }) => [canonicalAddress(address), { name, at }] as const)))
    const reported = new Set<string>()
    for (const entry of hosts.flatMap(host => cluster.factsOn(host, 'virtual-address'))) {
      const { address } = entry.fact
      if (reported.has(`${entry.fact.manager} ${address}`)) continue
      const owner = entriesWith(cluster, address).find(known => isFixed(cluster, known))
      if (owner === undefined) {
        const node = links.get(canonicalAddress(address))
        if (node === undefined) continue
        reported.add(`${entry.fact.manager} ${address}`)
        yield {
          at: entry,
          message: `Virtual address "${address}" is also the address of node "${node.name}" in corosync.conf`,
          related: [{ at: { origin: node.at }, message: 'corosync has it here' }],
        }
        continue
      }
      reported.add(`${entry.fact.manager} ${address}`)
      yield {
        at: entry,
        message: `Virtual address "${address}" is also a fixed address of host "${owner.host}"`,
        related: [{ at: owner, message: `the address of interface "${owner.fact.interface}"` }],
      }
    }
  },
})
