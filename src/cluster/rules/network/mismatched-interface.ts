import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { canonicalAddress, entriesWith } from '../../view/addresses.js'
import { addressesInUse, settingOf } from '../../view/interface-settings.js'
import { heartbeatExample } from '../example-cluster.js'

function stanza(address: string, ...options: readonly string[]): string {
  return ['auto eth1', 'iface eth1 inet static', `  address ${address}`, '  netmask 255.255.255.0', ...options].join('\n') + '\n'
}

/** What a host's files give an interface of the cluster should be what it has. */
export const mismatchedInterface = defineClusterRule({
  id: 'cluster/mismatched-interface',
  severity: 'warning',
  origin: 'practice',
  summary: 'an interface by which hosts talk has another address or MTU than its file gives it',
  why: 'What was set by hand is gone after the next boot: the peer then looks for the host at an address that it does not have, or large packets vanish.',
  do: 'Write into the file what the interface is to have, or give it what the file says.',
  sources: ['interfaces(5) "address", "netmask", "mtu"', 'initscripts doc/sysconfig.txt: IPADDR, PREFIX, MTU'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('another address in the file', { 'beta:/etc/network/interfaces': stanza('198.51.100.3') }),
      heartbeatExample('another netmask in the file', { 'beta:/etc/network/interfaces': stanza('198.51.100.2').replace('255.255.255.0', '255.255.255.192') }),
      heartbeatExample('jumbo frames that nobody switched on', { '*:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "mtu": 1500,'], 'beta:/etc/network/interfaces': stanza('198.51.100.2', '  mtu 9000') }),
    ],
    good: [
      heartbeatExample('the file says the same', { '*:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "mtu": 9000,'], 'beta:/etc/network/interfaces': stanza('198.51.100.2', '  mtu 9000') }),
      heartbeatExample('the address of another host', { 'beta:facts/ip-addr.json': ['198.51.100.2', '198.51.100.1'], 'beta:/etc/network/interfaces': stanza('198.51.100.2') }),
      heartbeatExample('a further address', { 'beta:/etc/network/interfaces': `${stanza('198.51.100.2')}iface eth1 inet static\n  address 203.0.113.2/24\n` }),
      heartbeatExample('the file says nothing of an address', { 'beta:/etc/network/interfaces': 'iface eth1 inet dhcp\n' }),
      heartbeatExample('an interface of which the cluster knows nothing', { 'beta:/etc/network/interfaces': stanza('203.0.113.2').replaceAll('eth1', 'eth2') }),
    ],
  },

  *check(cluster) {
    const used = addressesInUse(cluster)
    for (const live of cluster.facts('host-address')) {
      const { host, fact } = live
      if (!fact.isLive || !used.has(canonicalAddress(fact.address))) continue
      if (fact.family === 'inet6') yield* otherAddress(cluster, live)
      if (fact.family === 'inet6') continue
      const setting = settingOf(cluster, host, fact.interface)
      if (setting === undefined) continue
      yield* otherAddress(cluster, live)
      yield* otherSize(cluster, live, setting)
    }
  },
})

/** The address that is used is in no file, and what the file of its interface gives is nowhere. */
function* otherAddress(cluster: ClusterModel, live: HostFact<'host-address'>): Generator<Finding> {
  const { host, fact: { address, interface: name, prefix } } = live
  // Two hosts with one address are reported as that.
  if (entriesWith(cluster, address).some(other => other.host !== host && other.fact.isLive)) return
  const written = cluster.factsOn(host, 'host-address').filter(({ fact }) => !fact.isLive && fact.family === live.fact.family)
  const same = entriesWith(cluster, address).find(entry => entry.host === host && !entry.fact.isLive)
  if (same !== undefined) {
    if (same.fact.prefix === undefined || prefix === undefined || same.fact.prefix === prefix || same.fact.interface !== name) return
    yield { at: same, message: `"${name}" of host "${host}" has ${address}/${prefix}, and the file gives it /${same.fact.prefix}`, related: [{ at: live, message: 'what it has now' }] }
    return
  }
  const own = written.filter(({ fact }) => fact.interface === name && fact.label === undefined)
  const [first] = own
  if (first === undefined || own.some(({ fact }) => entriesWith(cluster, fact.address).some(other => other.host === host && other.fact.isLive))) return
  yield { at: first, message: `"${name}" of host "${host}" has ${address}, and the file gives it ${first.fact.address}`, related: [{ at: live, message: 'what it has now' }] }
}

function* otherSize(cluster: ClusterModel, { host, fact }: HostFact<'host-address'>, setting: HostFact<'interface-setting'>): Generator<Finding> {
  const live = cluster.factsOn(host, 'host-interface').find(entry => entry.fact.name === fact.interface)
  const [now, later] = [live?.fact.mtu, setting.fact.mtu]
  if (live === undefined || now === undefined || later === undefined || now === later || setting.fact.isMtuOpen === true) return
  yield {
    at: setting,
    message: `"${fact.interface}" of host "${host}" has MTU ${now}, and the file gives it ${later}`,
    related: [{ at: live, message: 'what it has now' }],
    // The other end has another size already.
    followsFrom: cluster.facts('host-interface').map(at => ({ rule: 'cluster/mismatched-mtu', at })),
  }
}
