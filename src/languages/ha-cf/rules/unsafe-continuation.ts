import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** A line cannot be continued. */
export const unsafeContinuation = defineRule<HaCf>({
  id: 'ha-cf/unsafe-continuation',
  severity: 'warning',
  origin: 'practice',
  summary: 'a backslash ends the line',
  why: 'Heartbeat takes the backslash for a word, and the next line for a directive.',
  do: 'Repeat the directive on the next line.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c parse_config(): one fgets is one line'],
  since: '0.1.0',
  examples: {
    bad: ['node alpha [|\\|]\nkeepalive 2\n'],
    good: ['node alpha\nnode beta\n'],
  },

  *check({ model }) {
    for (const [index, { words, name }] of model.directives.entries()) {
      const last = words[words.length - 1]
      if (last?.value !== '\\') continue
      // The next line is refused, and tells of the backslash.
      const next = model.directives[index + 1]
      if (next !== undefined && next.entry === undefined) continue
      yield { at: last, message: `The backslash is a word of "${name.value}" and does not continue the line` }
    }
  },
})
