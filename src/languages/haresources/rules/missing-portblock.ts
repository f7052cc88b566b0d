import { defineRule } from '../../../rules/define-rule.js'

import { addTo } from '../../../text/multimap.js'
import { isBrokenPortblock, portblocks } from '../analysis/portblock.js'
import type { Portblock } from '../analysis/portblock.js'
import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

/** Blocking and unblocking come in pairs. */
export const missingPortblock = defineRule<Haresources>({
  id: 'haresources/missing-portblock',
  severity: 'warning',
  origin: 'practice',
  summary: 'ports are blocked and not unblocked, or the other way round',
  why: 'Ports that are only blocked stay closed to clients. Ports that are only unblocked were never closed.',
  do: 'Write block before the service and unblock behind it, with the same protocol and ports.',
  sources: ['resource-agents heartbeat/portblock: usually a pair around the service'],
  since: '0.1.0',
  examples: {
    bad: [
      'alpha [|portblock::tcp::2049::block|] 192.0.2.10 nfs-kernel-server\n',
      'alpha portblock::tcp::2049::block 192.0.2.10 [|portblock::udp::2049::unblock|]\n',
    ],
    good: ['alpha portblock::tcp::2049::block 192.0.2.10 portblock::tcp::2049::unblock\n'],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      if (resources.some(isBrokenPortblock)) continue // Reported as what it is, and perhaps the missing one.
      const actions = new Map<string, Portblock[]>()
      for (const found of portblocks(resources)) {
        addTo(actions, found.ports, found)
      }
      const alone = [...actions.values()].flatMap(same => {
        const [first] = same
        return first === undefined || same.some(other => other.action !== first.action) ? [] : [first]
      })
      const [first, second] = alone
      if (first === undefined) continue
      if (second !== undefined && second.action !== first.action) {
        yield {
          at: second.resource,
          message: `"${second.resource.text}" is for other ports than "${first.resource.text}"`,
          related: [{ at: first.resource, message: 'the other one of the pair' }],
        }
        continue
      }
      for (const { resource, action } of alone) {
        yield {
          at: resource,
          message:
            action === 'block'
              ? 'The ports are blocked and never unblocked in this group'
              : 'The ports are unblocked and never blocked in this group',
        }
      }
    }
  },
})
