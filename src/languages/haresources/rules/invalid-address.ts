import { defineRule } from '../../../rules/define-rule.js'
import type { Located } from '../../../text/located.js'
import { readIpv6 } from '../../../text/ip-address.js'

import { couldBeAddress } from '../reading/address.js'
import { joinedIpv6 } from '../reading/ipv6.js'
import { settledResources } from '../analysis/resources.js'
import type { Haresources, Resource } from '../model.js'

/** A service address must be one. */
export const invalidAddress = defineRule<Haresources>({
  id: 'haresources/invalid-address',
  severity: 'error',
  origin: 'practice',
  summary: 'a service address is not an address',
  why: 'The script cannot add it, and the group is given up.',
  do: 'Write four numbers from 0 to 255 separated by dots, or an IPv6 address in full for IPv6addr.',
  sources: ['heartbeat 3.0.6 heartbeat/resource.d/IPaddr, IPaddr2, IPv6addr', 'resource-agents heartbeat/IPaddr2'],
  since: '0.1.0',
  examples: {
    bad: [
      'alpha [|192.0.2.300|] httpd\n',
      'alpha IPaddr::[|192.0.2|]/24/eth0\n',
      'alpha IPaddr2::[|2001:db8:0:0:0:0:0:1|]\n',
      'alpha IPv6addr::[|192.0.2.10|]\n',
      'alpha [|192.0.2|] httpd\n',
    ],
    good: ['alpha 192.0.2.10/24/eth0 httpd\n', 'alpha IPaddr::service_address/24\n'],
  },

  *check({ model }) {
    for (const { resource } of settledResources(model)) {
      if (resource.text.includes(':::') || joinedIpv6(resource) !== undefined) continue
      const address = addressOf(resource)
      if (address === undefined) continue
      const script = resource.script.value
      if (couldBeAddress(address.value, script)) continue
      yield { at: address, message: messageFor(address.value, { isIpv6: script === 'IPv6addr' }) }
    }
  },
})

function addressOf(resource: Resource): Located<string> | undefined {
  if (resource.address !== undefined) return resource.address.address
  // Too few numbers for ResourceManager to take the word for an address.
  const isMeant = /^[0-9]+(\.[0-9]+)+(\/|$)/.test(resource.text)
  const end = resource.text.indexOf('/')
  const length = end === -1 ? resource.text.length : end
  const { file, span, text } = resource
  return isMeant
    ? { file, span: { start: span.start, end: span.start + length }, value: text.slice(0, length) }
    : undefined
}

function messageFor(text: string, { isIpv6 }: { readonly isIpv6: boolean }): string {
  if (isIpv6) return `"${text}" is not an IPv6 address`
  return readIpv6(text) === undefined
    ? `"${text}" is not an IPv4 address`
    : `"${text}" is an IPv6 address, which needs IPv6addr`
}
