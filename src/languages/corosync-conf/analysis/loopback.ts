import { readIpv4, readIpv6 } from '../../../text/ip-address.js'
import type { CorosyncConf } from '../model.js'

/** Tells whether an address is that of the host itself, wherever it is looked at. */
export function isLoopback(address: string): boolean {
  return readIpv4(address)?.[0] === 127 || (readIpv6(address)?.every((byte, index) => byte === (index === 15 ? 1 : 0)) ?? false) || address === 'localhost'
}

/** Tells whether a cluster is of one host that talks to itself: as the packages leave the file, or for a trial. */
export function isOfOneHost({ nodes }: CorosyncConf): boolean {
  const [only, another] = nodes
  return only !== undefined && another === undefined && only.addresses.size > 0 && [...only.addresses.values()].every(({ value }) => isLoopback(value.value))
}
