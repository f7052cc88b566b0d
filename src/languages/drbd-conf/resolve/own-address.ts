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
  const groups = groupsOf(host.value)
  return own.some(address => address.includes(':') && groupsOf(address) === groups)
}

/** Writes out the eight groups of an IPv6 address, so that two spellings of one can be compared. */
function groupsOf(text: string): string {
  const [before = '', after] = (text.toLowerCase().split('%')[0] ?? '').split('::')
  const left = before === '' ? [] : before.split(':')
  const right = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...new Array<string>(zeros).fill('0'), ...right]
  return groups.map(group => group.replace(/^0+(?=.)/, '')).join(':')
}
