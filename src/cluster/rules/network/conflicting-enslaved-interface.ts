import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { addTo } from '../../../text/multimap.js'
import { brieflyListed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatExample } from '../example-cluster.js'

const member = 'DEVICE=eth2\nBOOTPROTO=none\nONBOOT=yes\nMASTER=bond0\nSLAVE=yes\n'
const ifcfg = '/etc/sysconfig/network-scripts/ifcfg-eth2'
const bonded = ['"ifname": "eth1", "flags": ["BROADCAST",', '"ifname": "eth2", "flags": ["SLAVE"], "addr_info": []},\n  {"ifname": "eth1", "flags": ["BROADCAST",'] as const
const broadcast = (list: string): readonly string[] => ['bcast eth1', `bcast ${list}`]

/** What belongs to a bond or bridge is told to it, never to an interface that is a part of it. */
export const conflictingEnslavedInterface = defineClusterRule({
  id: 'cluster/conflicting-enslaved-interface',
  severity: 'error',
  origin: 'practice',
  summary: 'a part of a bond or bridge has an address, a path of heartbeat or a virtual address of its own',
  why: 'Packets for the part come in on the bond or bridge, and an idle part of a bond neither sends nor hears: the path is dead, or dies when the bond changes over, and two interfaces answer for one network.',
  do: 'Give the address, or the path, to the bond or bridge.',
  sources: ['Linux Documentation/networking/bonding.rst: slaves have no addresses of their own', 'bridge-utils, brctl(8): the bridge has the address, not its ports', 'heartbeat 3.0.6 lib/plugins/HBcomm/ucast.c: SO_BINDTODEVICE'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('a file gives the part an address', { [`alpha:${ifcfg}`]: `${member}IPADDR=192.0.2.9\nNETMASK=255.255.255.0\n` }),
      heartbeatExample('heartbeat sends over the part', { '*:facts/ip-addr.json': bonded, 'alpha:/etc/ha.d/ha.cf': ['ucast eth0', 'ucast eth2'] }),
      heartbeatExample('the virtual address goes to the part', { '*:facts/ip-addr.json': bonded, '*:/etc/ha.d/haresources': ['24/eth0', '24/eth2'] }),
    ],
    good: [
      heartbeatExample('the part has nothing of its own', { '*:facts/ip-addr.json': bonded, [`*:${ifcfg}`]: member }),
      heartbeatExample('a broadcast, which needs an address, is told as that', { '*:facts/ip-addr.json': null, '*:/etc/ha.d/ha.cf': broadcast('eth1') }),
    ],
  },

  *check(cluster) {
    const seen = new Map<string, HostFact<'virtual-address'>[]>()
    const members = new Map<string, Member>()
    for (const host of cluster.hosts.keys()) {
      const own = membersOn(cluster, host)
      if (own.size === 0) continue
      for (const [name, entry] of own) members.set(`${host} ${name}`, entry)
      yield* ownAddresses(cluster, host, own)
      yield* pathsOver(cluster, host, own)
      for (const entry of cluster.factsOn(host, 'virtual-address')) {
        if (!own.has(entry.fact.interface ?? '')) continue
        addTo(seen, `${entry.fact.interface ?? ''} ${entry.fact.address}`, entry)
      }
    }
    for (const [first, ...others] of seen.values()) {
      if (first === undefined) continue
      yield {
        at: first,
        message: `Address ${first.fact.address} goes to "${first.fact.interface ?? ''}", which is a part of ${masterOf(members.get(`${first.host} ${first.fact.interface ?? ''}`))}`,
        related: others.map(other => ({ at: other, message: `and on host "${other.host}"` })),
      }
    }
  },
})

type Member = HostFact<'enslaved-interface'>

type Members = ReadonlyMap<string, Member>

/** The parts of bonds and bridges of a host by their names; a file that the host contradicts does not count. */
function membersOn(cluster: ClusterModel, host: string): Members {
  const all = cluster.factsOn(host, 'enslaved-interface')
  const live = all.filter(({ fact }) => fact.isLive)
  const isReported = live.length > 0 || cluster.factsOn(host, 'host-address').some(({ fact }) => fact.isLive)
  const inUse = new Set(cluster.factsOn(host, 'host-address').flatMap(({ fact }) => (fact.isLive ? [fact.interface] : [])))
  // The parts of a VRF keep their addresses.
  const told = all.filter(({ fact }) => fact.master?.startsWith('vrf') !== true && (fact.isLive || !isReported || !inUse.has(fact.name)))
  return new Map([...told].reverse().map(entry => [entry.fact.name, entry] as const))
}

function masterOf(member: Member | undefined): string {
  return member?.fact.master === undefined ? 'a bond' : `"${member.fact.master}"`
}

/** Addresses of parts, those of one part together: a file and the host itself may both tell of it. */
function* ownAddresses(cluster: ClusterModel, host: string, members: Members): Generator<Finding> {
  for (const [name, at] of members) {
    const own = cluster.factsOn(host, 'host-address').filter(({ fact }) => fact.interface === name && !fact.address.startsWith('fe80:'))
    const [first, ...others] = own
    if (first === undefined) continue
    yield {
      at: first,
      message: `"${name}" of host "${host}" is a part of ${masterOf(at)} and has ${brieflyListed([...new Set(own.map(({ fact }) => fact.address))])}`,
      related: [{ at, message: 'it is a part' }, ...others.map(other => ({ at: other, message: 'and here' }))],
    }
  }
}

/** What heartbeat sends over parts; a broadcast or multicast over one without address is refused, and told as that. */
function* pathsOver(cluster: ClusterModel, host: string, members: Members): Generator<Finding> {
  for (const link of cluster.factsOn(host, 'heartbeat-link')) {
    const name = link.fact.interface?.replace(/:.*$/, '') ?? ''
    const at = members.get(name)
    if (at === undefined) continue
    yield {
      at: link,
      message: `Heartbeat sends over "${name}" of host "${host}", which is a part of ${masterOf(at)}`,
      related: [{ at, message: 'it is a part' }],
      followsFrom: [{ rule: 'cluster/unknown-heartbeat-interface', at: link }],
    }
  }
}
