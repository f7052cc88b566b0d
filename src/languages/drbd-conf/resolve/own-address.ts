import { readIpv6 } from '../../../text/ip-address.js'
import type { Address } from '../schema.js'

/**
 * Tells whether an address is one of the host's own, as drbdadm looks it up for a `floating` section. Unknown where the
 * host's addresses are.
 */
export function isOwnAddress({ family, host }: Address, own: readonly string[] | undefined): boolean | undefined {
  // Other families cannot be looked up; drbdadm takes such an address for its own.
  if (family !== 'ipv4' && family !== 'ipv6') return true
  if (own === undefined) return undefined
  if (family === 'ipv4') return own.includes(host.value)
  const bytes = bytesOf(host.value)
  return bytes !== undefined && own.some(address => bytesOf(address) === bytes)
}

/** The bytes of an IPv6 address without its zone, so that two spellings of one can be compared. */
function bytesOf(text: string): string | undefined {
  return readIpv6(text.replace(/%.*$/, ''))?.join()
}
