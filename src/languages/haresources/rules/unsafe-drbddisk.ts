import { defineRule } from '../../../rules/define-rule.js'

import { settledResources } from '../analysis/resources.js'
import type { Haresources } from '../model.js'

/** drbddisk names its resource. */
export const unsafeDrbddisk = defineRule<Haresources>({
  id: 'haresources/unsafe-drbddisk',
  severity: 'warning',
  origin: 'practice',
  summary: 'drbddisk names no resource, which means all of them',
  why:
    'All DRBD resources of the host become primary with this group, those of other groups too, and the status of the ' +
    'script always fails.',
  do: 'Write drbddisk::RESOURCE.',
  sources: ['drbd-utils scripts/drbddisk: RES="all" without an argument; status wants a resource'],
  since: '0.1.0',
  examples: {
    bad: ['alpha [|drbddisk|] Filesystem::/dev/drbd0::/srv\n'],
    good: ['alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv\n'],
  },

  *check({ model }) {
    for (const { resource } of settledResources(model)) {
      if (resource.script.value !== 'drbddisk' || resource.arguments.length > 0) continue
      yield { at: resource, message: '"drbddisk" without a resource means all of them' }
    }
  },
})
