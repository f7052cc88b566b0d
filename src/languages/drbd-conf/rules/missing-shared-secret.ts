import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { unevenlyAuthenticated } from '../analysis/authentication.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Setting } from '../schema.js'
import { connectionLookups, isAnySet } from '../analysis/settings.js'

/** Authentication without a secret lets everybody in. */
export const missingSharedSecret = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-shared-secret',
  severity: 'warning',
  origin: 'practice',
  summary: 'cram-hmac-alg is set without shared-secret',
  why: 'The peers prove to each other that they know an empty secret: anybody can.',
  do: 'Set the same shared-secret on all hosts, or take cram-hmac-alg out.',
  sources: ['drbd/drbd_receiver.c drbd_do_auth(): the key is shared_secret', 'drbd.conf(5) "cram-hmac-alg", "shared-secret"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  net {\n    cram-hmac-alg [|sha1|];\n  }\n}\n', target: '8.3' }],
    good: [
      {
        text: 'resource r0 {\n  net {\n    cram-hmac-alg sha1;\n    shared-secret "not-a-secret";\n  }\n}\n',
        target: '8.3',
      },
      {
        text: 'common {\n  net {\n    shared-secret "not-a-secret";\n  }\n}\nresource r0 {\n  net {\n    cram-hmac-alg sha1;\n  }\n}\n',
        target: '9.22',
      },
    ],
  },

  *check({ configuration }) {
    if (!isAnySet(configuration, 'cram-hmac-alg')) return
    if (configuration.isPartial) return
    const reported = new Set<Setting>()
    for (const resource of unevenlyAuthenticated(configuration)) {
      if (!isUnderstood(configuration, resource)) continue
      for (const lookup of connectionLookups(resource)) {
        const algorithm = lookup('cram-hmac-alg')
        if (algorithm === undefined || lookup('shared-secret') !== undefined || reported.has(algorithm)) continue
        reported.add(algorithm)
        yield { at: algorithm, message: `Algorithm "${algorithm.value}" is set, but no shared-secret to prove` }
      }
    }
  },
})
