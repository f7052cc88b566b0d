import { isAddressWithPrefix } from '../reading/address.js'

export { isMulticastAddress as isMulticast } from '../reading/address.js'

/** Tells the family of an address, 4 or 6; `undefined` for anything else. A prefix length may follow. */
export function familyOf(text: string): 4 | 6 | undefined {
  if (!isAddressWithPrefix(text)) return undefined
  return text.includes(':') ? 6 : 4
}

/** Tells whether a name always means the host itself. */
export function isLoopbackName(name: string): boolean {
  return /^(localhost(\.localdomain)?[46]?|127\.\d+\.\d+\.\d+|::1)$/i.test(name)
}
