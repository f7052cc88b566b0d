import { defineRule } from '../../../rules/define-rule.js'

import { effectiveKeys } from '../facts.js'
import type { Authkeys } from '../model.js'

/** sha1 is the strongest method that heartbeat has. */
export const deprecatedMd5 = defineRule<Authkeys>({
  id: 'authkeys/deprecated-md5',
  severity: 'info',
  origin: 'practice',
  summary: 'a key uses md5 where sha1 is at hand',
  why: 'An HMAC by MD5 is not broken, but sha1 is the better of the two and costs nothing more.',
  do: 'Add a sha1 key on all hosts, choose it, then delete the md5 one.',
  sources: ['heartbeat 3.0.6 doc/authkeys: sha1 is believed to be the best, md5 next best', 'RFC 6151 section 2.3'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 [|md5|] not-a-secret\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n'],
  },

  *check({ model }) {
    for (const { method } of effectiveKeys(model)) {
      if (method?.value === 'md5') yield { at: method, message: 'Method "md5" is weaker than "sha1"' }
    }
  },
})
