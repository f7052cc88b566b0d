import { defineRule } from '../../../rules/define-rule.js'

import { repeats } from '../analysis/repeats.js'
import type { Haresources } from '../model.js'

/** The first resource of a group must not stand in another one. */
export const duplicateKey = defineRule<Haresources>({
  id: 'haresources/duplicate-key',
  severity: 'error',
  origin: 'practice',
  summary: 'the first resource of a group stands in another group too',
  why:
    'Hosts ask each other for a group by its first resource. ResourceManager takes every line that contains it as ' +
    'one list, in which the second host name is a resource: the take-over fails and both groups are stopped.',
  do: 'Begin each group with a resource of its own, such as its address.',
  sources: [
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipresline(), TakeGroup()',
    'heartbeat 3.0.6 ResourceManager, header: the first resource on the line must be unique',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['haresources/missing-backslash'], within: 'lines' }],
  examples: {
    bad: ['alpha httpd 192.0.2.10\nbeta [|httpd|] 192.0.2.11\n', 'alpha 192.0.2.10 httpd\nbeta [|httpd|] 192.0.2.11\n'],
    good: ['alpha 192.0.2.10 httpd\nbeta 192.0.2.11 ftpd\n'],
  },

  *check({ model }) {
    for (const repeat of repeats(model)) {
      if (repeat.kind !== 'key') continue
      const { first, second } = repeat
      const isFirst = second.resource.index === 0
      yield {
        at: second.resource,
        message: isFirst
          ? `The group begins with "${second.resource.text}", which another group contains`
          : `Another group begins with "${second.resource.text}"`,
        related: [{ at: first.resource, message: `in the group of "${first.group.host.value}"` }],
      }
    }
  },
})
