import { defineRule } from '../../../rules/define-rule.js'

import { isAboutDrbd, isOnDrbd } from '../analysis/kinds.js'
import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

/** drbddisk comes before what it carries. */
export const conflictingDrbdOrder = defineRule<Haresources>({
  id: 'haresources/conflicting-drbd-order',
  severity: 'error',
  origin: 'practice',
  summary: 'a DRBD device is mounted before it is primary',
  why: 'Resources start from left to right. A secondary device cannot be mounted, so the group fails and is given up.',
  do: 'Write drbddisk before Filesystem.',
  sources: [
    'DRBD User\'s Guide, "Heartbeat R1-style configuration"',
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, acquireresourcegroup()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['alpha Filesystem::/dev/drbd0::/srv::ext3 [|drbddisk::r0|] 192.0.2.10\n'],
    good: [
      'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3 192.0.2.10\n',
      'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv drbddisk::r1\n',
    ],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      const first = resources.findIndex(isAboutDrbd)
      const mount = resources.findIndex(isOnDrbd)
      const drbd = resources[first]
      const mounted = resources[mount]
      if (drbd === undefined || mounted === undefined || mount > first) continue
      yield {
        at: drbd,
        message: `"${drbd.text}" starts behind the file system on "${mounted.arguments[0]?.value ?? ''}"`,
        related: [{ at: mounted, message: 'mounted here' }],
      }
    }
  },
})
