import { defineRule } from '../../../rules/define-rule.js'

import { volumeGroupOf } from '../analysis/kinds.js'
import { settledGroups } from '../schema.js'
import type { Haresources, Resource } from '../model.js'

/** A volume group or an array is there before what lies on it. */
export const conflictingVolumeOrder = defineRule<Haresources>({
  id: 'haresources/conflicting-volume-order',
  severity: 'error',
  origin: 'practice',
  summary: 'a volume is mounted before its volume group or array is started',
  why:
    'Resources start from left to right. The device does not exist yet, so the mount fails and the group is given up.',
  do: 'Write LVM or Raid1 before Filesystem.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, acquireresourcegroup()'],
  since: '0.1.0',
  examples: {
    bad: [
      'alpha Filesystem::/dev/vg1/data::/srv::xfs [|LVM::vg1|]\n',
      'alpha Filesystem::/dev/md0::/srv [|Raid1::/etc/raidtab.md0::/dev/md0|]\n',
    ],
    good: [
      'alpha LVM::vg1 Filesystem::/dev/mapper/vg1-data::/srv::xfs\n',
      'alpha Filesystem::/dev/vg1/data::/srv LVM::vg2\n',
    ],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      const mounts = new Map<string, Resource>()
      for (const resource of resources) {
        const [first, second] = resource.arguments
        if (resource.entry?.role === 'filesystem' && first !== undefined) {
          const name = volumeGroupOf(first.value) ?? first.value
          if (!mounts.has(name)) mounts.set(name, resource)
          continue
        }
        const script = resource.script.value
        const volumeGroup = script === 'LVM' ? first?.value.replace(/^\/dev\//, '') : undefined
        const carried = script === 'Raid1' ? second?.value : volumeGroup
        const mount = carried === undefined ? undefined : mounts.get(carried)
        if (mount === undefined) continue
        yield {
          at: resource,
          message: `"${resource.text}" starts behind the file system on "${mount.arguments[0]?.value ?? ''}"`,
          related: [{ at: mount, message: 'mounted here' }],
        }
      }
    }
  },
})
