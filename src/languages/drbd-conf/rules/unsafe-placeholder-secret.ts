import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isPlaceholder } from '../../../text/key-quality.js'
import type { Configuration } from '../schema.js'
import { isAnySet, settingsNamed } from '../analysis/settings.js'

/** A secret from a manual is no secret. */
export const unsafePlaceholderSecret = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-placeholder-secret',
  severity: 'warning',
  origin: 'practice',
  summary: 'shared-secret was copied from an example, or only says that it is a secret',
  why:
    'Whoever tries to connect tries these words first, and is then a peer that may write the data. Two pairs set up after ' +
    'one manual even take each other for their own.',
  do: 'Write a random secret of 20 to 63 characters on all hosts: openssl rand -base64 32',
  sources: ['drbd.conf(5) "shared-secret": its example has one that many files still carry', 'drbd/drbd_receiver.c drbd_do_auth()'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    cram-hmac-alg sha1;\n    shared-secret [|"FooFunFactory"|];\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    cram-hmac-alg sha256;\n    shared-secret [|our-drbd-password|];\n  }\n}\n', target: '9.22' },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    cram-hmac-alg sha1;\n    shared-secret "not-a-secret";\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    cram-hmac-alg sha1;\n    shared-secret "********";\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ configuration }) {
    // Without an algorithm nobody asks for the secret, which is reported as that.
    if (!isAnySet(configuration, 'cram-hmac-alg')) return
    for (const setting of settingsNamed(configuration, 'shared-secret')) {
      if (setting.secret === undefined || setting.secret.isUnknown || !isPlaceholder(setting.secret)) continue
      yield { at: setting, message: 'The shared secret is a well-known example, or made of words that only say what it is' }
    }
  },
})
