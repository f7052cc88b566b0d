import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'

import { looksLikeResource } from '../kinds.js'
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
    bad: ['alpha drbddisk::r0\n  [|192.0.2.10|] httpd\n', '[|IPaddr::192.0.2.10/24|] httpd\n'],
    good: ['alpha drbddisk::r0 \\\n  192.0.2.10 httpd\n'],
  },
  fix: 'unsafe',

  *check({ model }) {
    const groups = settledGroups(model)
    for (const [index, { host }] of groups.entries()) {
      if (!looksLikeResource(host.value)) continue
      const before = groups[index - 1]
      const end = before?.span.end ?? 0
      yield {
        at: host,
        message: `The line begins with resource "${host.value}" instead of a host`,
        ...(before === undefined
          ? {}
          : {
              related: [{ at: before, message: 'the line before does not end in a backslash' }],
              fixes: [
                {
                  title: 'Continue the line before',
                  safety: 'unsafe',
                  edits: [{ file: model.file, span: spanFrom(end, end), newText: ' \\' }],
                },
              ],
            }),
      }
    }
  },
})
