import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'

import { isLabel } from '../analysis/label.js'
import type { Authkeys } from '../model.js'

/** The label before a digest is the key, and the digest is not. */
export const unsafeLabelKey = defineRule<Authkeys>({
  id: 'authkeys/unsafe-label-key',
  severity: 'error',
  origin: 'practice',
  summary: 'the key is the label that openssl prints before a digest',
  why:
    'Newer releases of openssl print "(stdin)= " before the digest, and how-tos put their output into this file as it is. ' +
    'The key ends at the blank: it is "(stdin)=" on every such site, and whoever knows that can send packets.',
  do: 'Delete the label and the blank behind it, on all hosts.',
  sources: [
    'heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): sscanf "%d%s%s" ends the key at a blank',
    'openssl 1.0 and later, openssl dgst: prints the name of the input before the digest',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      'auth 1\n1 sha1 [|(stdin)=|] 0123456789abcdef0123456789abcdef01234567\n',
      'auth 1\n1 md5 [|MD5(/dev/urandom)=|] 0123456789abcdef0123456789abcdef\n',
      'auth 1\n1 sha1 [|SHA1(stdin)=|]\n',
    ],
    good: ['auth 1\n1 sha1 0123456789abcdef0123456789abcdef01234567  -\n', 'auth 1\n1 sha1 (not-a-secret)\n'],
  },
  fix: 'unsafe',

  *check({ model: { file, keys } }) {
    for (const { key, method, ignored } of keys) {
      if (key === undefined || method === undefined || method.value === 'crc' || !isLabel(key.value)) continue
      const [digest] = ignored
      const place = digest === undefined ? undefined : { file, span: spanFrom(key.span.start, digest.span.start) }
      yield {
        at: key,
        message: 'The key is the label that openssl prints before a digest, the same on every host of the world',
        fixes:
          place === undefined
            ? []
            : [{ title: 'Delete the label, so that the digest is the key', safety: 'unsafe', edits: [{ ...place, newText: '' }] }],
      }
    }
  },
})
