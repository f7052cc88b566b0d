import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'
import { canonicalAddress } from './addresses.js'
import { oncePerCluster } from './once-per-cluster.js'

/** The addresses by which the hosts of a cluster talk to each other, IPv6 ones in one way: of DRBD, heartbeat, OCFS2 and corosync. */
export const addressesInUse = oncePerCluster((cluster): ReadonlySet<string> => new Set([
  ...cluster.facts('drbd-address').map(({ fact }) => fact.address),
  ...cluster.facts('heartbeat-link').flatMap(({ fact }) => (fact.medium.startsWith('ucast') ? fact.peer ?? [] : [])),
  ...cluster.facts('ocfs2-node').flatMap(({ fact }) => fact.address ?? []),
  ...cluster.facts('corosync-node').flatMap(({ fact }) => fact.addresses.map(({ address }) => address)),
].map(canonicalAddress)))

/** What a file sets of an interface; nothing where no file does, or several do. */
export function settingOf(cluster: ClusterModel, host: string, name: string): HostFact<'interface-setting'> | undefined {
  const [setting, ...others] = cluster.factsOn(host, 'interface-setting').filter(({ fact }) => fact.name === name)
  return others.length === 0 ? setting : undefined
}

/** Cards of a kind of which the size is 1500 unless somebody sets it; parts of others take it from there. */
const plainCard = /^(?:eth|en|em|p)\w*$/

/** The size of packets that an interface will have after a boot, as its file says; nothing where something else may set it. */
export function mtuAfterBoot({ fact: { name, mtu, isMtuOpen } }: HostFact<'interface-setting'>): number | undefined {
  if (isMtuOpen === true) return undefined
  return mtu ?? (plainCard.test(name) ? 1500 : undefined)
}
