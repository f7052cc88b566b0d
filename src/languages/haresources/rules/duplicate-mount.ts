import { defineRule } from '../../../rules/define-rule.js'

import type { PlacedResource } from '../analysis/resources.js'
import { settledResources } from '../analysis/resources.js'
import type { Haresources } from '../model.js'

/** A directory takes one file system. */
export const duplicateMount = defineRule<Haresources>({
  id: 'haresources/duplicate-mount',
  severity: 'error',
  origin: 'practice',
  summary: 'two file systems are mounted on one directory',
  why:
    'The second hides the first, or is not mounted because something is there already. With two groups this happens ' +
    'as soon as one host has both.',
  do: 'Give each its own directory.',
  sources: ['resource-agents heartbeat/Filesystem: status looks at the directory'],
  since: '0.1.0',
  examples: {
    bad: [
      'alpha Filesystem::/dev/sda1::/srv Filesystem::/dev/sdb1::[|/srv/|]\n',
      'alpha Filesystem::/dev/sda1::/srv\nbeta Filesystem::/dev/sdb1::[|/srv|]\n',
    ],
    good: ['alpha Filesystem::/dev/sda1::/srv Filesystem::/dev/sdb1::/srv/data\n'],
  },

  *check({ model }) {
    const known = new Map<string, PlacedResource>()
    for (const { resource, group } of settledResources(model)) {
      const directory = resource.arguments[1]
      if (resource.entry?.role !== 'filesystem' || directory === undefined) continue
      const path = directory.value.replace(/(?<=.)\/+$/, '')
      const before = known.get(path)
      if (before === undefined) {
        known.set(path, { resource, group })
        continue
      }
      if (before.resource.text === resource.text) continue // Reported as a resource that stands twice.
      yield {
        at: directory,
        message: `"${path}" is already the directory of "${before.resource.arguments[0]?.value ?? ''}"`,
        related: [{ at: before.resource, message: `in the group of "${before.group.host.value}"` }],
      }
    }
  },
})
