import { defineRule } from '../../../rules/define-rule.js'
import type { Located } from '../../../text/located.js'

import { matchesWithDots } from '../analysis/dots.js'
import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

/** More hosts than this are not compared with each other. */
const mostHosts = 64

/** The dots in a host's name match any character. */
export const conflictingHostPattern = defineRule<Haresources>({
  id: 'haresources/conflicting-host-pattern',
  severity: 'warning',
  origin: 'practice',
  summary: 'a host name matches another one, since its dots stand for any character',
  why:
    'ResourceManager looks the groups of a host up by its name as a regular expression. This host takes the groups ' +
    'of the other for its own.',
  do: 'Rename one of the hosts.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, KeyResources(), OurGroupKeys(): egrep -i "^name "'],
  since: '0.1.0',
  examples: {
    bad: ['db.1 192.0.2.10\n[|db-1|] 192.0.2.11\n'],
    good: ['db.1 192.0.2.10\ndb.2 192.0.2.11\n', 'DB.1 192.0.2.10\ndb.1 192.0.2.11\n'],
  },

  *check({ model }) {
    const hosts = new Map<string, Located<string>>()
    for (const { host } of settledGroups(model)) {
      const name = host.value.toLowerCase()
      if (!hosts.has(name)) hosts.set(name, host)
    }
    if (hosts.size > mostHosts) return
    const names = [...hosts.entries()]
    for (const [index, [name, host]] of names.entries()) {
      for (const [earlierName, earlier] of names.slice(0, index)) {
        const isMatch = matchesWithDots(name, earlierName) || matchesWithDots(earlierName, name)
        if (!isMatch) continue
        yield {
          at: host,
          message: `"${host.value}" and "${earlier.value}" are mixed up, since a dot stands for any character`,
          related: [{ at: earlier, message: 'the other host' }],
        }
      }
    }
  },
})
