import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'

import type { Authkeys } from '../model.js'

/** The keys belong to root. */
export const unsafeOwner = defineRule<Authkeys>({
  id: 'authkeys/unsafe-owner',
  severity: 'warning',
  origin: 'practice',
  summary: 'the file belongs to somebody else than root',
  why: 'Its owner may read and change the keys whatever the mode says. Heartbeat does not look at the owner.',
  do: 'Run chown root on the file.',
  sources: ['authkeys(5): not readable or writable by anybody but root'],
  since: '0.1.0',
  examples: {
    bad: [{ text: '[|]auth 1\n1 sha1 not-a-secret\n', owner: 'hacluster' }],
    good: [{ text: 'auth 1\n1 sha1 not-a-secret\n', owner: 'root' }, 'auth 1\n1 sha1 not-a-secret\n'],
  },

  *check({ model: { file }, facts: { owner } }) {
    if (owner === undefined || owner === 'root' || owner === '0') return
    yield { at: { file, span: spanFrom(0, 0) }, message: `The file belongs to "${owner}", not to root` }
  },
})
