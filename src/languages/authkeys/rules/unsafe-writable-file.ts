import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'

import type { Authkeys } from '../model.js'

/** Only root may change the keys. */
export const unsafeWritableFile = defineRule<Authkeys>({
  id: 'authkeys/unsafe-writable-file',
  severity: 'error',
  origin: 'practice',
  summary: 'the group or others may change the keys',
  why:
    'Heartbeat does not look at this. Whoever may write the file chooses the key, and heartbeat rereads it while it ' +
    'runs.',
  do: 'Run chmod 600 on the file.',
  sources: [
    'authkeys(5): not readable or writable by anybody but root',
    'heartbeat 3.0.6 heartbeat/auth.c: only the read bits are tested',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      { text: '[|]auth 1\n1 sha1 not-a-secret\n', mode: 0o620 },
      { text: '[|]auth 1\n1 sha1 not-a-secret\n', mode: 0o602 },
    ],
    good: [
      { text: 'auth 1\n1 sha1 not-a-secret\n', mode: 0o600 },
      { text: 'auth 1\n1 sha1 not-a-secret\n', mode: 0o666 },
    ],
  },

  *check({ model: { file }, facts: { mode } }) {
    if (mode === undefined || (mode & 0o022) === 0) return
    if ((mode & 0o044) !== 0) return // Refused already; one chmod mends both.
    const shown = (mode & 0o7777).toString(8)
    yield {
      at: { file, span: spanFrom(0, 0) },
      message: `Mode ${shown} lets ${(mode & 0o002) === 0 ? 'the group' : 'others'} change the keys; it should be 600`,
    }
  },
})
