import { located } from '../../../text/located.js'
import type { Located } from '../../../text/located.js'
import { spanFrom } from '../../../text/span.js'
import { readIpv4, readIpv6 } from '../../../text/ip-address.js'
import { prefixOf } from '../../../values/netmask.js'

/** What IPaddr and IPaddr2 read in `ADDRESS[/MASK[/INTERFACE[/BROADCAST]]]`. */
export interface AddressSpec {
  readonly address: Located<string>
  readonly mask?: Located<string>
  readonly interface?: Located<string>
  readonly broadcast?: Located<string>
}

/**
 * Splits the argument of IPaddr, IPaddr2 or IPv6addr.
 *
 * Slashes in a row count as one. The third part is the broadcast address if it begins with a digit, else the interface.
 *
 * Source: heartbeat 3.0.6 resources/heartbeat/IPaddr.in, IPaddr2.in.
 */
export function readAddress(argument: Located<string>): AddressSpec {
  const { value, file, span } = argument
  const parts = [...value.matchAll(/[^/]+/g)].map(match =>
    located(match[0], file, spanFrom(span.start + match.index, span.start + match.index + match[0].length)),
  )
  const [address = argument, mask, third, fourth] = parts
  const isBroadcast = third !== undefined && /^[0-9]/.test(third.value)
  const named = isBroadcast ? undefined : third
  const broadcast = isBroadcast ? third : fourth
  return {
    address,
    ...(mask === undefined ? {} : { mask }),
    ...(named === undefined ? {} : { interface: named }),
    ...(broadcast === undefined ? {} : { broadcast }),
  }
}

/** Names an address so that two spellings of it are equal; `undefined` for what is none. */
export function addressIdentity({ address }: AddressSpec): string | undefined {
  const bytes = readIpv4(address.value) ?? readIpv6(address.value)
  return bytes?.join('.')
}

/** The length of the prefix, where the mask is good. */
export function prefixLength({ mask }: AddressSpec): number | undefined {
  return mask === undefined ? undefined : prefixOf(mask.value)
}

/** Tells whether a script can take a word for an address: it is one of its kind, or a name that something is to replace. */
export function couldBeAddress(text: string, script: string): boolean {
  const bytes = script === 'IPv6addr' ? readIpv6(text) : readIpv4(text)
  return bytes !== undefined || !/[0-9]/.test(text) || !/^[0-9a-fA-F.:]+$/.test(text)
}
