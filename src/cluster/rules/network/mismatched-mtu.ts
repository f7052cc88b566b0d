import type { HostFact } from '../../../facts/fact-index.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isSameNetwork } from '../../view/addresses.js'
import { addressesByHost } from '../../view/drbd.js'
import { mtuAfterBoot, settingOf } from '../../view/interface-settings.js'
import { resourceKey } from '../../view/drbd-names.js'
import { heartbeatExample } from '../example-cluster.js'

function eth1(address: string, options: string): string {
  return `auto eth1\niface eth1 inet static\n  address ${address}/24\n${options}`
}

/** Both ends of a DRBD link must take packets of one size. */
export const mismatchedMtu = defineClusterRule({
  id: 'cluster/mismatched-mtu',
  severity: 'warning',
  origin: 'practice',
  summary: 'the interfaces of a DRBD link have different MTUs',
  why: 'Small packets pass and large ones vanish: DRBD connects, and stalls or breaks as soon as it sends data.',
  do: 'Set one MTU on both hosts, and on the switch between them.',
  sources: ['DRBD User\'s Guide, "Optimizing DRBD latency": jumbo frames need all parts of the path'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('in the file of one host only, where the sizes of today are not known', {
        'alpha:/etc/network/interfaces': eth1('198.51.100.1', '  mtu 9000\n'),
        'beta:/etc/network/interfaces': eth1('198.51.100.2', ''),
      }),
      heartbeatExample('jumbo frames in the file of one host only', {
        '*:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "mtu": 9000,'],
        'alpha:/etc/network/interfaces': eth1('198.51.100.1', '  mtu 9000\n'),
        'beta:/etc/network/interfaces': eth1('198.51.100.2', ''),
      }),
      heartbeatExample('jumbo frames on one side', {
        'alpha:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "mtu": 9000,'],
        'beta:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "mtu": 1500,'],
      }),
    ],
    good: [
      heartbeatExample('the sizes are not known, and no file sets one', { 'alpha:/etc/network/interfaces': eth1('198.51.100.1', ''), 'beta:/etc/network/interfaces': eth1('198.51.100.2', '') }),
      heartbeatExample('one size by both files', {
        '*:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "mtu": 9000,'],
        'alpha:/etc/network/interfaces': eth1('198.51.100.1', '  mtu 9000\n'),
        'beta:/etc/network/interfaces': eth1('198.51.100.2', '  post-up ip link set eth1 mtu 9000\n'),
      }),
      heartbeatExample('jumbo frames on both', { '*:facts/ip-addr.json': ['"ifname": "eth1",', '"ifname": "eth1", "mtu": 9000,'] }),
    ],
  },

  *check(cluster) {
    yield* byFiles(cluster)
    if (cluster.facts('host-interface').length === 0) return
    const reported = new Set<string>()
    const byResource = new Map<string, End[]>()
    for (const { fact, on } of addressesByHost(cluster)) {
      const found = endOf(cluster, cluster.hostNamed(on) ?? on, fact.address)
      if (found === undefined) continue
      const shared = resourceKey(cluster, { resource: fact.resource, on })
      addTo(byResource, shared, found)
    }
    for (const [first, ...others] of byResource.values()) {
      for (const other of others) {
        if (first === undefined) continue
        if (other.end.fact.mtu === undefined || first.end.fact.mtu === undefined || other.end.fact.mtu === first.end.fact.mtu) {
          yield* afterBoot(cluster, first, other)
          continue
        }
        // Routers between two networks tell of their limit themselves.
        if (isSameNetwork(first.address, other.address, first.prefix) !== true) continue
        const key = `${first.end.host} ${first.end.fact.name} ${other.end.host} ${other.end.fact.name}`
        if (reported.has(key)) continue
        reported.add(key)
        yield {
          at: other.end,
          message: `"${other.end.fact.name}" of host "${other.end.host}" has MTU ${other.end.fact.mtu}, "${first.end.fact.name}" of host "${first.end.host}" ${first.end.fact.mtu}`,
          related: [{ at: first.end, message: `the interface of host "${first.end.host}"` }],
        }
      }
    }
  },
})

/** Both have one size now, and by their files two after a boot. */
function* afterBoot(cluster: ClusterModel, first: End, other: End): Generator<Finding> {
  if (isSameNetwork(first.address, other.address, first.prefix) !== true) return
  const ends = [first, other].flatMap(end => {
    const setting = settingOf(cluster, end.end.host, end.end.fact.name)
    const mtu = setting === undefined ? undefined : mtuAfterBoot(setting)
    return setting === undefined || mtu === undefined ? [] : [{ ...end, setting, mtu }]
  })
  const [one, two] = ends
  if (one === undefined || two === undefined || one.mtu === two.mtu) return
  // Who has now what the file does not give is to change; where nobody knows what there is, who says nothing of it.
  const isWrong = ({ end, mtu, setting }: typeof one): boolean => (end.fact.mtu === undefined ? setting.fact.mtu === undefined : mtu !== end.fact.mtu)
  if (isWrong(one) && isWrong(two)) return
  const [wrong, right] = isWrong(one) ? [one, two] : [two, one]
  yield {
    at: wrong.setting,
    message: `After a boot "${wrong.end.fact.name}" of host "${wrong.end.host}" will have MTU ${wrong.mtu}, "${right.end.fact.name}" of host "${right.end.host}" ${right.mtu}`,
    related: [{ at: right.setting, message: `the file of host "${right.end.host}"` }, { at: wrong.end, message: `now it has ${wrong.end.fact.mtu ?? 'one that is not known'}` }],
    // Its own file says otherwise than what it has.
    followsFrom: [{ rule: 'cluster/mismatched-interface', at: wrong.setting }],
  }
}

/** Hosts that nobody asked for their interfaces, and whose files give the two ends of a link two sizes. */
function* byFiles(cluster: ClusterModel): Generator<Finding> {
  const byResource = new Map<string, { readonly setting: HostFact<'interface-setting'>; readonly mtu: number; readonly address: HostFact<'host-address'> }[]>()
  for (const { fact, on } of addressesByHost(cluster)) {
    if (cluster.factsOn(on, 'host-interface').length > 0) continue
    const address = cluster.factsOn(on, 'host-address').find(own => own.fact.address === fact.address)
    const setting = address === undefined ? undefined : settingOf(cluster, on, address.fact.interface)
    const mtu = setting === undefined ? undefined : mtuAfterBoot(setting)
    if (address !== undefined && setting !== undefined && mtu !== undefined) addTo(byResource, resourceKey(cluster, { resource: fact.resource, on }), { setting, mtu, address })
  }
  const reported = new Set<string>()
  for (const [first, ...others] of byResource.values()) {
    for (const other of others) {
      if (first === undefined || first.mtu === other.mtu || isSameNetwork(first.address.fact.address, other.address.fact.address, first.address.fact.prefix ?? 0) !== true) continue
      // Who says nothing of it is to be told.
      const [wrong, right] = first.setting.fact.mtu === undefined ? [first, other] : [other, first]
      const key = `${wrong.setting.host} ${wrong.setting.fact.name} ${right.setting.host}`
      if (reported.has(key)) continue
      reported.add(key)
      yield {
        at: wrong.setting,
        message: `By its file "${wrong.setting.fact.name}" of host "${wrong.setting.host}" has MTU ${wrong.mtu}, "${right.setting.fact.name}" of host "${right.setting.host}" ${right.mtu}`,
        related: [{ at: right.setting, message: `the file of host "${right.setting.host}"` }],
      }
    }
  }
}

interface End {
  readonly end: HostFact<'host-interface'>
  readonly address: string
  readonly prefix: number
}

function endOf(cluster: ClusterModel, host: string, address: string) {
  const own = cluster.factsOn(host, 'host-address').find(({ fact }) => fact.address === address && fact.isLive)
  const end = cluster.factsOn(host, 'host-interface').find(({ fact }) => fact.name === own?.fact.interface)
  return own?.fact.prefix === undefined || end === undefined ? undefined : { end, address, prefix: own.fact.prefix }
}
