/** Tells which family an address literal belongs to; nothing if it is none. A zone such as `%eth0` may follow IPv6. */
export function addressFamily(text: string): 'inet' | 'inet6' | undefined {
  if (isIpv4(text)) return 'inet'
  return isIpv6(text) ? 'inet6' : undefined
}

/** Counts the leading ones of a netmask such as `255.255.255.0`; nothing if it is none. */
export function prefixOfNetmask(mask: string): number | undefined {
  if (!isIpv4(mask)) return undefined
  const bits = mask.split('.').map(part => Number(part).toString(2).padStart(8, '0')).join('')
  return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : undefined
}

function isIpv4(text: string): boolean {
  if (text.length > 15) return false
  const parts = text.split('.')
  return parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}

function isIpv6(text: string): boolean {
  const percent = text.indexOf('%')
  const plain = percent === -1 ? text : text.slice(0, percent)
  if (plain.length > 45 || !plain.includes(':')) return false
  const halves = plain.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')))
  const last = groups[groups.length - 1]
  const hasIpv4 = last !== undefined && isIpv4(last)
  const width = groups.length + (hasIpv4 ? 1 : 0)
  if (halves.length === 1 ? width !== 8 : width > 7) return false
  return groups.every((group, index) => /^[0-9A-Fa-f]{1,4}$/.test(group) || (hasIpv4 && index === groups.length - 1))
}
