import { defineRule } from '../../../rules/define-rule.js'

import { repeats } from '../analysis/repeats.js'
import type { Haresources } from '../model.js'

/** A group belongs to one preferred host. */
export const duplicateGroup = defineRule<Haresources>({
  id: 'haresources/duplicate-group',
  severity: 'error',
  origin: 'practice',
  summary: 'the same resources are listed in two groups',
  why:
    'The host names the preferred owner, not the owner: the other host takes the group over by itself. Listed for ' +
    'both, the two lines become one list in which the second host name is a resource; the take-over fails and ' +
    'everything is stopped.',
  do: 'Delete one of the lines. The file is the same on all hosts.',
  sources: [
    'linux-ha.org, "haresources": a fairly common error',
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipresline()',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['cluster/unknown-preferred-host'], within: 'lines' }],
  examples: {
    bad: ['alpha 192.0.2.10 httpd\n[|beta 192.0.2.10 httpd|]\n', 'alpha 192.0.2.10\n[|alpha 192.0.2.10|]\n'],
    good: ['alpha 192.0.2.10 httpd\nbeta 192.0.2.11 ftpd\n'],
  },

  *check({ model }) {
    for (const repeat of repeats(model)) {
      if (repeat.kind !== 'group') continue
      const { first, second } = repeat
      const isSameHost = first.host.value.toLowerCase() === second.host.value.toLowerCase()
      yield {
        at: second,
        message: isSameHost
          ? `The group of "${first.host.value}" is listed a second time`
          : `The resources of "${first.host.value}" are listed again for "${second.host.value}"`,
        related: [{ at: first, message: 'listed first here' }],
      }
    }
  },
})
