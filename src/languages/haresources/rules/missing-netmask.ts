import { defineRule } from '../../../rules/define-rule.js'

import { settledResources } from '../analysis/resources.js'
import type { Haresources } from '../model.js'

/** An interface stands behind a mask. */
export const missingNetmask = defineRule<Haresources>({
  id: 'haresources/missing-netmask',
  severity: 'error',
  origin: 'practice',
  summary: 'an interface stands where the mask belongs',
  why:
    'The part behind the address is the mask, also after two slashes. The script takes the interface for a mask and ' +
    'fails.',
  do: 'Write the mask before the interface.',
  sources: ['heartbeat 3.0.6 heartbeat/resource.d/IPaddr: slashes in a row count as one'],
  since: '0.1.0',
  examples: {
    bad: ['alpha 192.0.2.10/[|eth0|]\n', 'alpha IPaddr2::192.0.2.10//[|eth0:1|]\n'],
    good: ['alpha 192.0.2.10/24/eth0\n'],
  },

  *check({ model }) {
    for (const { resource } of settledResources(model)) {
      const mask = resource.address?.mask
      if (mask === undefined || !/^[a-z]{2,}[0-9]+[a-z0-9]*([.:][0-9]+)?$/i.test(mask.value)) continue
      yield { at: mask, message: `"${mask.value}" stands where the mask belongs` }
    }
  },
})
