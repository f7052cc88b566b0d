import { defineRule } from '../../../rules/define-rule.js'

import { portblocks } from '../analysis/portblock.js'
import { settledGroups } from '../schema.js'
import type { Haresources, Resource } from '../model.js'

/** Ports are blocked first and unblocked later. */
export const conflictingPortblockOrder = defineRule<Haresources>({
  id: 'haresources/conflicting-portblock-order',
  severity: 'warning',
  origin: 'practice',
  summary: 'ports are unblocked before they are blocked',
  why: 'The group ends with its ports blocked, so no client gets through.',
  do: 'Write block before the service and unblock behind it.',
  sources: ['resource-agents heartbeat/portblock: usually a pair around the service'],
  since: '0.1.0',
  examples: {
    bad: ['alpha [|portblock::tcp::2049::unblock|] 192.0.2.10 portblock::tcp::2049::block\n'],
    good: ['alpha portblock::tcp::2049::block 192.0.2.10 portblock::tcp::2049::unblock\n'],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      const opened = new Map<string, Resource>()
      const closed = new Set<string>()
      for (const { resource, ports, action } of portblocks(resources)) {
        if (action === 'unblock' && !closed.has(ports)) opened.set(ports, resource)
        if (action !== 'block') continue
        closed.add(ports)
        const unblock = opened.get(ports)
        if (unblock === undefined) continue
        yield {
          at: unblock,
          message: `"${unblock.text}" comes before the ports are blocked`,
          related: [{ at: resource, message: 'blocked here' }],
        }
      }
    }
  },
})
