import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'

import { settledResources } from '../analysis/resources.js'
import type { Haresources } from '../model.js'

/** Arguments pass through a shell that expands patterns. */
export const unsafeShellPattern = defineRule<Haresources>({
  id: 'haresources/unsafe-shell-pattern',
  severity: 'warning',
  origin: 'practice',
  summary: 'an argument contains a pattern of the shell',
  why:
    'ResourceManager does not quote arguments. Where files match the pattern, the script gets their names instead, ' +
    'perhaps several.',
  do: 'Write the name in full.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, doscript(): $arg is not quoted'],
  since: '0.1.0',
  examples: {
    bad: ['alpha 192.0.2.10 Filesystem::/dev/sd[|[ab]1|]::/srv\n', 'alpha 192.0.2.10 MailTo::root::failover[|?|]\n'],
    good: ['alpha 192.0.2.10 MailTo::root::failover\n'],
  },

  *check({ model }) {
    for (const { resource } of settledResources(model)) {
      for (const argument of resource.arguments) {
        const match = /[*?].*|\[.+\].*/.exec(argument.value)
        if (match === null) continue
        const start = argument.span.start + match.index
        yield {
          at: { file: argument.file, span: spanFrom(start, argument.span.end) },
          message: `The shell may replace "${argument.value}" by the names of files`,
        }
      }
    }
  },
})
