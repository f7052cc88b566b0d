import { readPaddedIpv4, readZonedIpv6 } from '../text/ip-address.js'
import { prefixOfBytes } from '../values/netmask.js'

/** Tells which family an address literal belongs to; nothing if it is none. A zone such as `%eth0` may follow IPv6. */
export function addressFamily(text: string): 'inet' | 'inet6' | undefined {
  if (readPaddedIpv4(text) !== undefined) return 'inet'
  return readZonedIpv6(text) === undefined ? undefined : 'inet6'
}

/** Counts the leading ones of a netmask such as `255.255.255.0`; nothing if it is none. */
export function prefixOfNetmask(mask: string): number | undefined {
  const bytes = readPaddedIpv4(mask)
  return bytes === undefined ? undefined : prefixOfBytes(bytes)
}
