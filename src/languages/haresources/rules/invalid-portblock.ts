import { defineRule } from '../../../rules/define-rule.js'

import { isPortList } from '../analysis/portblock.js'
import { settledResources } from '../analysis/resources.js'
import type { Haresources } from '../model.js'

/** portblock knows two protocols and two actions. */
export const invalidPortblock = defineRule<Haresources>({
  id: 'haresources/invalid-portblock',
  severity: 'error',
  origin: 'practice',
  summary: 'an argument of portblock is none that it knows',
  why: 'The script prints its usage and fails. The group is given up.',
  do: 'Write tcp or udp, a list of ports, and block or unblock.',
  sources: ['resource-agents heartbeat/portblock: protocol, portno, action'],
  since: '0.1.0',
  examples: {
    bad: [
      'alpha portblock::[|icmp|]::7::block portblock::tcp::7::unblock\n',
      'alpha portblock::tcp::2049::[|close|]\n',
      'alpha portblock::tcp::[|2O49|]::block\n',
    ],
    good: ['alpha portblock::tcp::2049,111::block 192.0.2.10 portblock::tcp::2049,111::unblock\n'],
  },

  *check({ model }) {
    for (const { resource } of settledResources(model)) {
      if (resource.script.value !== 'portblock') continue
      const [protocol, ports, action, extra] = resource.arguments
      if (protocol === undefined || ports === undefined || action === undefined) continue
      if (extra !== undefined) continue // Counted elsewhere.
      if (!/^(tcp|udp)$/.test(protocol.value)) {
        yield {
          at: protocol,
          message: `Protocol "${protocol.value}" is neither tcp nor udp`,
        }
      }
      if (!isPortList(ports.value)) yield { at: ports, message: `"${ports.value}" is not a list of ports` }
      if (!/^(block|unblock)$/.test(action.value)) {
        yield {
          at: action,
          message: `Action "${action.value}" is neither block nor unblock`,
        }
      }
    }
  },
})
