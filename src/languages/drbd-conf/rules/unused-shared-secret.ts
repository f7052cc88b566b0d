import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { unevenlyAuthenticated } from '../analysis/authentication.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Resource, Setting } from '../schema.js'
import { connectionLookups, isAnySet } from '../analysis/settings.js'

/** A secret without an algorithm is never asked for. */
export const unusedSharedSecret = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unused-shared-secret',
  severity: 'warning',
  origin: 'practice',
  summary: 'shared-secret is set without cram-hmac-alg',
  why: 'Without cram-hmac-alg the peers do not authenticate at all, so the secret protects nothing.',
  do: 'Set cram-hmac-alg as well, sha256 for example.',
  sources: ['drbd.conf(5) "cram-hmac-alg": authentication is off while it is not set'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  net {\n    [|shared-secret|] "not-a-secret";\n  }\n}\n', target: '8.3' }],
    good: [
      {
        text: 'resource r0 {\n  net {\n    cram-hmac-alg sha1;\n    shared-secret "not-a-secret";\n  }\n}\n',
        target: '8.3',
      },
    ],
  },

  *check({ configuration }) {
    if (!isAnySet(configuration, 'shared-secret')) return
    if (configuration.isPartial) return
    const resources = unevenlyAuthenticated(configuration).filter(resource => isUnderstood(configuration, resource))
    const unproven = new Set<Setting>()
    for (const secret of secretsOf(resources, algorithm => algorithm === undefined)) unproven.add(secret)
    if (unproven.size === 0) return
    // One of `common` is asked for where any resource sets an algorithm.
    for (const secret of secretsOf(configuration.resources, algorithm => algorithm !== undefined)) unproven.delete(secret)
    for (const { name } of unproven)
      yield { at: name, message: 'The shared secret is never asked for, cram-hmac-alg is not set' }
  },
})

/** Lists the secrets of all connections whose algorithm is as wanted. */
function* secretsOf(
  resources: readonly Resource[],
  isWanted: (algorithm: Setting | undefined) => boolean,
): Generator<Setting> {
  for (const resource of resources) {
    for (const lookup of connectionLookups(resource)) {
      const secret = lookup('shared-secret')
      if (secret !== undefined && isWanted(lookup('cram-hmac-alg'))) yield secret
    }
  }
}
