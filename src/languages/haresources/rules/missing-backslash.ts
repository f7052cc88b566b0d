import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'

import { followsDirectly, looksContinued, looksLikeResource } from '../kinds.js'
import { settledGroups } from '../schema.js'
import type { Haresources } from '../schema.js'

/** A line begins with a host, unless the one before goes on. */
export const missingBackslash = defineRule<Haresources>({
  id: 'haresources/missing-backslash',
  severity: 'error',
  origin: 'practice',
  summary: 'a line begins with a resource instead of a host',
  why: 'Heartbeat takes the first word of each line for a node name and does not start when it knows no such node.',
  do: 'End the line before with a backslash, or write the host first.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources(): "Bad nodename"'],
  since: '0.1.0',
  examples: {
    bad: [
      'alpha drbddisk::r0[|]\n  192.0.2.10 httpd\n',
      'alpha drbddisk::r0 192.0.2.10[|]\n  httpd\n',
      '[|IPaddr::192.0.2.10/24|] httpd\n',
    ],
    good: ['alpha drbddisk::r0 \\\n  192.0.2.10 httpd\n', 'alpha drbddisk::r0\nbeta 192.0.2.10\n'],
  },
  fix: 'unsafe',

  *check({ model, file: { source } }) {
    const groups = settledGroups(model)
    for (const [index, group] of groups.entries()) {
      const before = groups[index - 1]
      const { host } = group
      const isResource = looksLikeResource(host.value)
      if (before === undefined || !followsDirectly(source.text, before, group)) {
        if (isResource) yield { at: host, message: `The line begins with resource "${host.value}" instead of a host` }
        continue
      }
      if (!isResource && !looksContinued(source.text, group)) continue
      const at = { file: model.file, span: spanFrom(before.span.end, before.span.end) }
      yield {
        at,
        message: `"\\" is missing at the end of the line; the next one begins with "${host.value}"`,
        related: [{ at: host, message: 'taken for the name of a host' }],
        fixes: [{ title: 'Continue the line', safety: 'unsafe', edits: [{ ...at, newText: ' \\' }] }],
      }
    }
  },
})
