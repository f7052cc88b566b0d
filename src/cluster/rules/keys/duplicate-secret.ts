import type { HostFact } from '../../../facts/fact-index.js'
import type { Origin } from '../../../text/located.js'
import { Secret } from '../../../text/secret.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

/** One secret should not guard both heartbeat and DRBD. */
export const duplicateSecret = defineClusterRule({
  id: 'cluster/duplicate-secret',
  severity: 'info',
  origin: 'practice',
  summary: 'heartbeat and DRBD use one secret',
  why: 'Who reads one file has the key of both services; drbd.conf is often readable by more people than authkeys.',
  do: 'Choose two secrets.',
  sources: ['authkeys needs mode 600 (heartbeat 3.0.6 heartbeat/auth.c), drbd.conf does not (drbdadm(8))'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the key of authkeys as shared-secret', {
        '*:/etc/drbd.conf': ['not-a-secret-either', 'not-a-secret'],
      }),
    ],
    good: [heartbeatExample('two secrets')],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const host of [...cluster.hosts.keys()].sort()) {
      const keys = cluster.factsOn(host, 'heartbeat-key')
      for (const { secret, origin, resources } of writtenSecrets(cluster.factsOn(host, 'drbd-option'))) {
        const key = keys.find(entry => entry.fact.key?.equals(secret) === true)
        const unreported = resources.filter(resource => !reported.has(resource))
        if (key === undefined || unreported.length === 0) continue
        for (const resource of unreported) reported.add(resource)
        const owner = unreported.length === 1 ? `resource "${unreported[0] ?? ''}"` : `${unreported.length} resources`
        yield {
          at: origin,
          message: `The shared-secret of ${owner} is also key ${key.fact.number} of authkeys`,
          related: [{ at: key, message: 'the key is here' }],
        }
      }
    }
  },
})

interface WrittenSecret {
  readonly secret: Secret
  readonly origin: Origin
  readonly resources: string[]
}

/** Lists each secret once where it is written: that of a `common` section is the secret of many resources. */
function writtenSecrets(options: readonly HostFact<'drbd-option'>[]): Iterable<WrittenSecret> {
  const byPlace = new Map<string, WrittenSecret>()
  for (const { fact, origin } of options) {
    const { value, resource } = fact
    if (!(value instanceof Secret)) continue
    const place = `${origin.file} ${origin.span.start}`
    const known = byPlace.get(place)
    if (known === undefined) byPlace.set(place, { secret: value, origin, resources: [resource] })
    else if (known.resources.at(-1) !== resource) known.resources.push(resource)
  }
  return byPlace.values()
}
