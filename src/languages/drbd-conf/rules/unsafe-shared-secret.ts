import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isPlaceholder, isTemplate, reasonOf, weaknessOf } from '../../../text/key-quality.js'
import type { Configuration } from '../schema.js'
import { isAnySet, settingsNamed } from '../analysis/settings.js'

/** A secret must be long and varied enough not to be guessed. */
export const unsafeSharedSecret = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-shared-secret',
  severity: 'warning',
  origin: 'practice',
  summary: 'shared-secret is easy to guess',
  why:
    'One recorded handshake is enough to try secrets at leisure. A short one is found within hours, and its finder connects ' +
    'as a peer that may write the data.',
  do: 'Write a random secret of 20 to 63 characters on all hosts: openssl rand -base64 32',
  sources: ['RFC 2104 section 3: keys shorter than the digest weaken an HMAC', 'drbd/drbd_receiver.c drbd_do_auth(): challenge and response pass in the clear'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unexpected-word', 'drbd-conf/unquoted-word', 'drbd-conf/misleading-character', 'drbd-conf/invalid-string'], within: 'nearby' }],
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    cram-hmac-alg sha1;\n    shared-secret [|"drei4fuenf"|];\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    cram-hmac-alg sha256;\n    shared-secret [|"abcdefgh12345678"|];\n  }\n}\n', target: '9.22' },
      { text: 'common {\n  net {\n    shared-secret [|"2718281828459"|];\n  }\n}\nresource r0 {\n  net {\n    cram-hmac-alg md5;\n  }\n}\n', target: '8.3' },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    cram-hmac-alg sha1;\n    shared-secret "not-a-secret-but-long";\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    cram-hmac-alg sha1;\n    shared-secret "{{ key }}";\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ configuration }) {
    // Without an algorithm nobody asks for the secret, which is reported as that.
    if (!isAnySet(configuration, 'cram-hmac-alg')) return
    for (const setting of settingsNamed(configuration, 'shared-secret')) {
      const { secret } = setting
      const weakness = secret === undefined || secret.isUnknown ? undefined : weaknessOf(secret)
      if (secret === undefined || weakness === undefined || isTemplate(secret) || isPlaceholder(secret)) continue
      yield { at: setting, message: `The shared secret ${reasonOf(weakness)}` }
    }
  },
})
