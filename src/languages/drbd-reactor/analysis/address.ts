import { readIpv4, readIpv6 } from '../../../text/ip-address.js'

/** Tells whether a text is an address with a port, or a port behind a colon. Names of hosts are none. */
export function isAddressWithPort(text: string): boolean {
  const [, inBrackets, plain = '', port = ''] = /^(?:\[([^\]]*)\]|([^:]*)):(\d{1,5})$/.exec(text) ?? []
  if (port === '' || Number(port) > 65_535) return false
  return inBrackets === undefined ? plain === '' || readIpv4(plain) !== undefined : readIpv6(inBrackets) !== undefined
}
