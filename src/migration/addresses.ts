import type { ClusterModel } from '../cluster/model.js'
import { isFixed, resolved, virtualAddresses } from '../cluster/view/addresses.js'
import { readIpv4, readIpv6 } from '../text/ip-address.js'

/** Tells whether a text is an address. */
export function isAddress(text: string): boolean {
  return readIpv4(text) !== undefined || readIpv6(text) !== undefined
}

/** Finds the fixed address that a host has on an interface; link-local ones of IPv6 need a zone and are none. */
export function addressOn(cluster: ClusterModel, { host, name, isIpv6 }: { readonly host: string; readonly name: string; readonly isIpv6: boolean }): string | undefined {
  const virtual = virtualAddresses(cluster)
  const found = cluster.factsOn(host, 'host-address').filter(entry => {
    const { address, interface: own, family } = entry.fact
    if (own !== name || (family === 'inet6') !== isIpv6 || address.toLowerCase().startsWith('fe80:')) return false
    return !virtual.has(address) || isFixed(cluster, entry)
  })
  return (found.find(({ fact }) => fact.isSecondary !== true) ?? found[0])?.fact.address
}

/** Finds the address that a name has on all hosts that know it; nothing where they differ, and for the loopback. */
export function addressOf(cluster: ClusterModel, name: string): string | undefined {
  if (isAddress(name)) return name
  const found = new Set<string>()
  for (const host of cluster.hosts.keys()) {
    const address = resolved(cluster, host, name)
    if (address !== undefined && !/^(?:127\.|::1$)/.test(address)) found.add(address)
  }
  const [only] = found
  return found.size === 1 ? only : undefined
}

/** Tells whether addresses are all of one family: corosync takes no others for one link. */
export function isOneFamily(addresses: readonly string[]): boolean {
  return new Set(addresses.map(address => (readIpv4(address) === undefined ? (readIpv6(address) === undefined ? 'name' : 6) : 4))).size <= 1
}
