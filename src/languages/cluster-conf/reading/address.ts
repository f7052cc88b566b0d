import { readIpv4, readZonedIpv6 } from '../../../text/ip-address.js'

/** Tells whether a text is an IPv4 address, or an IPv6 address with or without a zone. */
export function isAddress(text: string): boolean {
  return (text.includes(':') ? readZonedIpv6(text) : readIpv4(text)) !== undefined
}

/** Tells whether a text is an address that may have a prefix length: `192.0.2.1/24`. */
export function isAddressWithPrefix(text: string): boolean {
  const slash = text.indexOf('/')
  if (slash === -1) return isAddress(text)
  const address = text.slice(0, slash)
  const prefix = text.slice(slash + 1)
  if (!/^[0-9]{1,3}$/.test(prefix) || !isAddress(address)) return false
  return Number(prefix) <= (address.includes(':') ? 128 : 32)
}

/** Tells whether a text is an address of 224.0.0.0/4 or ff00::/8. */
export function isMulticastAddress(text: string): boolean {
  const [first = 0] = readIpv4(text) ?? []
  return (first >= 224 && first <= 239) || readZonedIpv6(text)?.[0] === 0xff
}
