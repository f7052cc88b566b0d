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
    const seen = new Set<string>()
    for (const host of [...cluster.hosts.keys()].sort()) {
      const keys = cluster.factsOn(host, 'heartbeat-key')
      for (const { fact, origin } of cluster.factsOn(host, 'drbd-option')) {
        const { value, resource } = fact
        if (!(value instanceof Secret) || seen.has(resource)) continue
        const key = keys.find(entry => entry.fact.key?.equals(value) === true)
        if (key === undefined) continue
        seen.add(resource)
        yield {
          at: { origin },
          message: `The shared-secret of resource "${resource}" is also key ${key.fact.number} of authkeys`,
          related: [{ at: key, message: 'the key is here' }],
        }
      }
    }
  },
})
