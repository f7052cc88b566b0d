import { defineRule } from '../../../rules/define-rule.js'

import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

/** The first resource of a group is a regular expression to ResourceManager. */
export const unsafeKeyPattern = defineRule<Haresources>({
  id: 'haresources/unsafe-key-pattern',
  severity: 'warning',
  origin: 'practice',
  summary: 'a group begins with a resource that contains an operator of regular expressions',
  why:
    'ResourceManager looks a group up by its first resource with egrep. With an operator in it the group is not ' +
    'found, or another one is, and the take-over does nothing.',
  do: 'Begin the group with another resource, such as its address.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres(): egrep " key "'],
  since: '0.1.0',
  examples: {
    bad: ['alpha [|MailTo::admin+web@example.com|] 192.0.2.10\n', 'alpha [|Filesystem::/dev/sd[ab]1::/srv|] httpd\n'],
    good: ['alpha 192.0.2.10 MailTo::admin+web@example.com\n'],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      const [key] = resources
      const operator = key === undefined ? undefined : /[+*?[\](){}|^$\\]/.exec(key.text)?.[0]
      if (key === undefined || operator === undefined) continue
      yield {
        at: key,
        message: `A group is looked up by its first resource as a regular expression, where "${operator}" is an operator`,
      }
    }
  },
})
