import { defineRule } from '../../../rules/define-rule.js'
import { listed } from '../../../text/quantity.js'

import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

/** Resources without CRM move between two hosts. */
export const conflictingOwners = defineRule<Haresources>({
  id: 'haresources/conflicting-owners',
  severity: 'error',
  origin: 'practice',
  summary: 'more than two hosts own groups',
  why:
    'Without CRM, heartbeat knows its own groups and those of others. When one of three hosts fails, both others ' +
    'take its groups.',
  do: 'Use two hosts, or a cluster manager (crm yes, Pacemaker).',
  sources: [
    'linux-ha.org, "haresources": two-node clusters only',
    'heartbeat 3.0.6 heartbeat/hb_resource.c: local and foreign resources',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['cluster/unknown-preferred-host'], within: 'lines' }],
  examples: {
    bad: ['alpha 192.0.2.10\nbeta 192.0.2.11\n[|gamma|] 192.0.2.12\n'],
    good: ['alpha 192.0.2.10\nbeta 192.0.2.11\nALPHA 192.0.2.12\n'],
  },

  *check({ model }) {
    const names = new Map<string, string>()
    for (const { host, resources, isStray } of settledGroups(model)) {
      if (resources.length === 0 || isStray) continue // Reported as what it is.
      const name = host.value.toLowerCase()
      if (names.has(name)) continue
      if (names.size === 2) {
        yield {
          at: host,
          message: `"${host.value}" is a third owner beside ${listed([...names.values()].map(other => `"${other}"`))}`,
        }
        return
      }
      names.set(name, host.value)
    }
  },
})
