import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'

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

  *check({ model, file: { source } }) {
    for (const { host, resources } of model.groups) {
      for (const { span } of [host, ...resources]) {
        const match = /[\0-\x08\x0b-\x1f\x7f]/.exec(source.text.slice(span.start, span.end))
        if (match === null) continue
        const start = span.start + match.index
        const code = match[0].charCodeAt(0).toString(16).padStart(2, '0')
        yield {
          at: { file: model.file, span: spanFrom(start, start + 1) },
          message: `Control character 0x${code} becomes a part of the word`,
        }
        return // One tells enough of a damaged file.
      }
    }
  },
})
