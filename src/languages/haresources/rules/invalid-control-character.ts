import { defineRule } from '../../../rules/define-rule.js'

import type { Haresources } from '../model.js'

/** Only blanks and tabs part words. */
export const invalidControlCharacter = defineRule<Haresources>({
  id: 'haresources/invalid-control-character',
  severity: 'error',
  origin: 'practice',
  summary: 'a control character stands in a word',
  why:
    'ResourceManager takes it for a part of the word and finds no such script; a NUL makes it lose all groups, ' +
    'because grep takes the file for a binary one.',
  do: 'Delete the character.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres()'],
  since: '0.1.0',
  examples: {
    bad: ['alpha 192.0.2.10[|\f|]httpd\n', 'alpha 192.0.2.10 httpd[|\0|]\n'],
    good: ['alpha 192.0.2.10\thttpd\n'],
  },

  *check({ model: { controlCharacter: at }, file: { source } }) {
    if (at === undefined) return
    const code = source.text.charCodeAt(at.span.start).toString(16).padStart(2, '0')
    yield { at, message: `Control character 0x${code} becomes a part of the word` }
  },
})
