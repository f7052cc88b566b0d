import { defineRule } from '../../../rules/define-rule.js'

import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

/** A stacked resource needs its address first. */
export const conflictingStackedOrder = defineRule<Haresources>({
  id: 'haresources/conflicting-stacked-order',
  severity: 'error',
  origin: 'practice',
  summary: 'drbdupper comes before the address that it uses',
  why:
    'A stacked DRBD resource replicates over an address that moves with the group. It cannot connect while the ' +
    'address is not there.',
  do: 'Write the address before drbdupper.',
  sources: ['DRBD User\'s Guide, "Stacked resources with Heartbeat"', 'drbd-utils scripts/drbdupper'],
  since: '0.1.0',
  examples: {
    bad: ['alpha [|drbdupper::r0-U|] Filesystem::/dev/drbd1::/srv 192.0.2.10\n'],
    good: ['alpha 192.0.2.10 drbdupper::r0-U Filesystem::/dev/drbd1::/srv\n', 'alpha drbdupper::r0-U httpd\n'],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      const address = resources.findIndex(({ entry }) => entry?.role === 'address')
      const stacked = resources.findIndex(({ script }) => script.value === 'drbdupper')
      const upper = resources[stacked]
      const found = resources[address]
      if (upper === undefined || found === undefined || address < stacked) continue
      yield {
        at: upper,
        message: `"${upper.text}" starts before any address of the group is up`,
        related: [{ at: found, message: 'the first address comes up here' }],
      }
    }
  },
})
