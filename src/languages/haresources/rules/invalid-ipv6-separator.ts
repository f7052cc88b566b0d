import { defineRule } from '../../../rules/define-rule.js'

import { joinedIpv6 } from '../reading/ipv6.js'
import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

/** An IPv6 address must be written in full. */
export const invalidIpv6Separator = defineRule<Haresources>({
  id: 'haresources/invalid-ipv6-separator',
  severity: 'error',
  origin: 'practice',
  summary: 'an IPv6 address contains "::", which separates arguments',
  why: 'ResourceManager tears the address into two arguments. The script fails and the group is given up.',
  do: 'Write all eight groups of the address.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, resource2arg()'],
  since: '0.1.0',
  examples: {
    bad: ['alpha IPv6addr::[|2001:db8::10/64|]\n', 'alpha IPv6addr::[|::1|] httpd\n'],
    good: ['alpha IPv6addr::2001:db8:0:0:0:0:0:10/64\n'],
  },
  fix: 'safe',

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      for (const resource of resources) {
        const torn = joinedIpv6(resource)
        if (torn === undefined) continue
        const prefix = resource.entry === undefined ? 'IPv6addr::' : ''
        yield {
          at: torn,
          message: `ResourceManager tears "${torn.value}" apart at its "::"`,
          fixes: [
            {
              title: 'Write the address in full',
              safety: 'safe',
              edits: [{ file: torn.file, span: torn.span, newText: prefix + torn.full }],
            },
          ],
        }
      }
    }
  },
})
