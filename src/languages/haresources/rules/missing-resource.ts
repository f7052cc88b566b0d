import { defineRule } from '../../../rules/define-rule.js'

import { looksLikeResource } from '../kinds.js'
import { settledGroups } from '../schema.js'
import type { Haresources } from '../schema.js'

/** A group has at least one resource. */
export const missingResource = defineRule<Haresources>({
  id: 'haresources/missing-resource',
  severity: 'error',
  origin: 'practice',
  summary: 'a line holds nothing but one word, the host',
  why: 'Heartbeat accepts the line. ResourceManager sees a group without a name, which nobody can take over.',
  do: 'Write resources behind the host, delete the line, or end the line before with a backslash.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, KeyResources()'],
  since: '0.1.0',
  examples: {
    bad: ['[|alpha|]\n', 'alpha 192.0.2.10\n  [|httpd|]\n'],
    good: ['alpha 192.0.2.10\n'],
  },

  *check({ model, file: { source } }) {
    const groups = settledGroups(model)
    for (const [index, { host, resources }] of groups.entries()) {
      if (resources.length > 0 || looksLikeResource(host.value)) continue
      const isIndented = /[ \t]/.test(source.text[host.span.start - 1] ?? '')
      const before = groups[index - 1]
      yield {
        at: host,
        message: `"${host.value}" has no resources`,
        ...(isIndented && before !== undefined ? { help: 'If it continues the line before, that line needs a backslash at its end' } : {}),
      }
    }
  },
})
