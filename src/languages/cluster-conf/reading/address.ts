const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`)

/** Tells whether a text is an IPv4 address, or an IPv6 address with or without a zone. */
export function isAddress(text: string): boolean {
  return ipv4.test(text) || isIpv6(text)
}

/** Tells whether a text is an address that may have a prefix length: `192.0.2.1/24`. */
export function isAddressWithPrefix(text: string): boolean {
  const slash = text.indexOf('/')
  if (slash === -1) return isAddress(text)
  const address = text.slice(0, slash)
  const prefix = text.slice(slash + 1)
  if (!/^[0-9]{1,3}$/.test(prefix) || !isAddress(address)) return false
  return Number(prefix) <= (ipv4.test(address) ? 32 : 128)
}

/** Tells whether a text is an address of 224.0.0.0/4 or ff00::/8. */
export function isMulticastAddress(text: string): boolean {
  if (ipv4.test(text)) {
    const first = Number(text.slice(0, text.indexOf('.')))
    return first >= 224 && first <= 239
  }
  return isIpv6(text) && /^ff/i.test(text)
}

function isIpv6(text: string): boolean {
  if (!text.includes(':')) return false
  const bare = text.replace(/%[A-Za-z0-9._-]+$/, '')
  if (/[^0-9a-fA-F:.]/.test(bare)) return false
  const halves = bare.split('::')
  if (halves.length > 2) return false
  let groups = 0
  for (const half of halves) {
    if (half === '') continue
    const parts = half.split(':')
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index] ?? ''
      if (ipv4.test(part) && index === parts.length - 1) groups += 2
      else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups += 1
      else return false
    }
  }
  return halves.length === 2 ? groups < 8 : groups === 8
}
