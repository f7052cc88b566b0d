import { defineRule } from '../../../rules/define-rule.js'

import { joinedIpv6 } from '../reading/ipv6.js'
import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

/** An empty argument vanishes. */
export const missingArgument = defineRule<Haresources>({
  id: 'haresources/missing-argument',
  severity: 'warning',
  origin: 'practice',
  summary: 'an argument is empty',
  why:
    'The shell drops an empty argument, and the ones behind it move up: the options of a mount become its file ' +
    'system type.',
  do: 'Write the argument, or delete the extra "::".',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, resource2arg(), doscript(): $arg is not quoted'],
  since: '0.1.0',
  examples: {
    bad: ['alpha Filesystem::/dev/sda1::/srv[|::::|]ro\n', 'alpha IPaddr::192.0.2.10[|::|]\n'],
    good: ['alpha Filesystem::/dev/sda1::/srv::ext3::ro\n'],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      for (const resource of resources) {
        const { entry, arguments: given, emptyArguments } = resource
        const [first] = emptyArguments
        if (first === undefined || given.length < (entry?.minimum ?? 1)) continue
        if (joinedIpv6(resource) !== undefined) continue
        const isLast = first.span.end === resource.span.end
        yield {
          at: first,
          message: isLast
            ? 'There is no argument behind "::"'
            : 'An empty argument vanishes, and the ones behind it move up',
        }
      }
    }
  },
})
