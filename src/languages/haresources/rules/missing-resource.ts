import { defineRule } from '../../../rules/define-rule.js'

import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

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
  followsFrom: [{ rules: ['cluster/unknown-preferred-host', 'haresources/invalid-control-character'], within: 'words' }, { rules: ['haresources/quoted-line', 'haresources/unfinished-continuation'], within: 'lines' }, { rules: ['haresources/stray-backslash'], within: 'nearby' }],
  examples: {
    bad: ['[|alpha|]\n', 'alpha 192.0.2.10\n\n  [|beta|]\n'],
    good: ['alpha 192.0.2.10\n'],
  },

  *check({ model, file: { source } }) {
    for (const { host, resources, isStray } of settledGroups(model)) {
      if (resources.length > 0 || isStray) continue
      if (source.text[host.span.end] === '#') continue // A comment glued to the host is reported as such.
      yield { at: host, message: `"${host.value}" has no resources` }
    }
  },
})
