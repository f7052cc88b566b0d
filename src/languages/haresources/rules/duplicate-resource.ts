import { defineRule } from '../../../rules/define-rule.js'

import { repeats } from '../analysis/repeats.js'
import type { Haresources } from '../model.js'

/** A resource belongs to one place of one group. */
export const duplicateResource = defineRule<Haresources>({
  id: 'haresources/duplicate-resource',
  severity: 'warning',
  origin: 'practice',
  summary: 'a resource is listed twice',
  why:
    'The second start is skipped, since the script says that it is running. On stop the script runs twice, and with ' +
    'two groups the one that goes takes the service away from the other.',
  do: 'Keep one of them.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, we_own_resource(), giveupresourcegroup()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['haresources/missing-backslash', 'cluster/unknown-preferred-host'], within: 'lines' }],
  examples: {
    bad: ['alpha 192.0.2.10 httpd [|httpd|]\n', 'alpha 192.0.2.10 httpd\nbeta 192.0.2.11 [|httpd|]\n'],
    good: [
      'alpha 192.0.2.10 httpd\nbeta 192.0.2.11 ftpd\n',
      'alpha 192.0.2.10 MailTo::root\nbeta 192.0.2.11 MailTo::root\n',
    ],
  },

  *check({ model }) {
    for (const repeat of repeats(model)) {
      if (repeat.kind !== 'resource') continue
      const { first, second } = repeat
      const isSameGroup = first.group === second.group
      const place = isSameGroup ? 'listed first here' : `in the group of "${first.group.host.value}"`
      yield {
        at: second.resource,
        message: isSameGroup
          ? `"${second.resource.text}" is already in the group`
          : `"${second.resource.text}" belongs to another group too`,
        related: [
          { at: first.resource, message: place },
        ],
      }
    }
  },
})
