import { defineRule } from '../../../rules/define-rule.js'

import { matchesWithDots } from '../analysis/dots.js'
import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

/** More groups than this are not compared with each other. */
const mostGroups = 64

/** The dots in the first resource of a group match any character. */
export const conflictingKey = defineRule<Haresources>({
  id: 'haresources/conflicting-key',
  severity: 'warning',
  origin: 'practice',
  summary: 'the first resource of a group matches another resource, since its dots stand for any character',
  why:
    'ResourceManager looks a group up by its first resource as a regular expression. It takes the lines of both ' +
    'groups for one, and the take-over fails.',
  do: 'Begin the group with another resource.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres(): egrep " key "'],
  since: '0.1.0',
  examples: {
    bad: ['alpha web.1 192.0.2.10\nbeta ftpd [|web-1|]\n'],
    good: ['alpha 192.0.2.1 httpd\nbeta 192.0.2.11 ftpd\n'],
  },

  *check({ model }) {
    const groups = settledGroups(model)
    if (groups.length > mostGroups) return
    for (const group of groups) {
      const [key] = group.resources
      if (key === undefined || !key.text.includes('.')) continue
      for (const other of groups) {
        if (other === group) continue
        const match = other.resources.find(({ text }) => text !== key.text && matchesWithDots(key.text, text))
        if (match === undefined) continue
        yield {
          at: match,
          message: `"${key.text}" matches "${match.text}", since its dots stand for any character`,
          related: [{ at: key, message: `the group of "${group.host.value}" is looked up by this` }],
        }
      }
    }
  },
})
