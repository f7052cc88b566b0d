import { defineRule } from '../../../rules/define-rule.js'

import { isAboutDrbd, isOnDrbd } from '../analysis/kinds.js'
import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

/** A DRBD device must be made primary before it is mounted. */
export const missingDrbddisk = defineRule<Haresources>({
  id: 'haresources/missing-drbddisk',
  severity: 'error',
  origin: 'practice',
  summary: 'a DRBD device is mounted and nothing in the group makes it primary',
  why: 'A secondary device cannot be mounted. The group fails and is given up.',
  do: 'Write drbddisk::RESOURCE before the file system.',
  sources: ['DRBD User\'s Guide, "Heartbeat R1-style configuration"', 'drbd-utils scripts/drbddisk'],
  since: '0.1.0',
  examples: {
    bad: [
      'alpha 192.0.2.10 [|Filesystem::/dev/drbd0::/srv::ext3|]\n',
      'alpha drbddisk::r0\nbeta [|Filesystem::/dev/drbd1::/srv|]\n',
    ],
    good: ['alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3\n', 'alpha our-drbd Filesystem::/dev/drbd0::/srv\n'],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      if (resources.some(isAboutDrbd)) continue
      const mount = resources.find(isOnDrbd)
      if (mount === undefined) continue
      yield {
        at: mount,
        message: `Nothing in the group makes "${mount.arguments[0]?.value ?? ''}" primary before it is mounted`,
      }
    }
  },
})
