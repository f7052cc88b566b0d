import type { Located } from '../../../text/located.js'
import { spanFrom } from '../../../text/span.js'
import { readIpv6 } from '../../../text/ip-address.js'
import type { Resource } from '../model.js'

/** An IPv6 address that its own `::` tears apart. */
export interface TornIpv6 extends Located<string> {
  /** The same in full, with what stands behind the address. */
  readonly full: string
}

/** Finds an IPv6 address whose `::` ResourceManager takes for a separator. */
export function joinedIpv6({ text, entry, script, span, file }: Resource): TornIpv6 | undefined {
  const takesAddress = entry === undefined || entry.takes === 'address' || /^(IPsrcaddr|SendArp)$/.test(entry.name)
  if (!takesAddress) return undefined
  const isBare = entry === undefined && readIpv6(beforeSlash(text)) !== undefined
  const start = isBare ? 0 : text.indexOf('::') + 2
  if (!isBare && (entry === undefined || start === 1 || script.value.length + 2 !== start)) return undefined
  const written = text.slice(start)
  const address = beforeSlash(written)
  const bytes = address.includes('::') ? readIpv6(address) : undefined
  if (bytes === undefined) return undefined
  const groups: string[] = []
  for (let at = 0; at < 16; at += 2) groups.push((((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16))
  const full = groups.join(':') + written.slice(address.length)
  return { value: written, full, file, span: spanFrom(span.start + start, span.end) }
}

function beforeSlash(text: string): string {
  const slash = text.indexOf('/')
  return slash === -1 ? text : text.slice(0, slash)
}
