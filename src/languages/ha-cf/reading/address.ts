import type { Located } from '../../../text/located.js'
import { readLooseIpv4 } from '../../../text/ip-address.js'
import type { Draft } from './draft.js'

/**
 * Checks the address or name of a peer or a ping target; returns whether it can be one.
 *
 * A name may or may not be known to the host, so only digits and points that are no address are a fault.
 */
export function checkAddress(
  draft: Draft,
  word: Located<string>,
  options: { readonly isRefused: boolean } = { isRefused: true },
): boolean {
  if (!/^[0-9.]+$/.test(word.value) || readLooseIpv4(word.value) !== undefined) return true
  draft.faults.push({
    rule: 'ha-cf/invalid-ipv4-address',
    at: word,
    message: `"${word.value}" is not an IPv4 address`,
    ...(options.isRefused ? {} : { severity: 'error', origin: 'practice' }),
  })
  return false
}
