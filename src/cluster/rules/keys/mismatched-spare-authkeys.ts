import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { heartbeatClusters } from '../../view/groups.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { listed } from '../../../text/quantity.js'
import { heartbeatExample } from '../example-cluster.js'

/** Keys that nobody signs with should be the same on all hosts too, once a change of keys is over. */
export const mismatchedSpareAuthkeys = defineClusterRule({
  id: 'cluster/mismatched-spare-authkeys',
  severity: 'info',
  origin: 'practice',
  summary: 'the hosts know different keys besides those that they sign with',
  why:
    'A change of keys was begun and not finished, or one host still accepts packets that are signed with an old key.',
  do: 'Finish the change: give all hosts the same lines.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c: every listed key is accepted for packets that are received'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('beta still knows an old key', {
        'beta:/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n2 sha1 old-secret\n',
      }),
    ],
    good: [heartbeatExample('the same keys on both hosts')],
  },

  *check(cluster) {
    for (const group of heartbeatClusters(cluster)) {
      const signing = new Set(group.flatMap(host => signingNumbers(cluster.factsOn(host, 'heartbeat-key'))))
      const copies = group
        .map(host => ({ host, keys: cluster.factsOn(host, 'heartbeat-key') }))
        .filter(({ keys }) => keys.some(({ fact }) => fact.isSigning))
        .map(({ host, keys }) => ({ host, keys, spare: keys.filter(({ fact }) => !signing.has(fact.number)) }))
      for (const { item, from } of deviations(copies, (a, b) => numbersOf(a.spare) === numbersOf(b.spare))) {
        const at = item.spare[0] ?? item.keys[0]
        const other = from.spare[0] ?? from.keys[0]
        if (at === undefined || other === undefined) continue
        yield {
          at,
          message:
            `Host "${item.host}" knows ${shown(item.spare)} that nobody signs with, host "${from.host}" ` +
            `${shown(from.spare)}`,
          related: [{ at: other, message: `the keys of host "${from.host}"` }],
        }
      }
    }
  },
})

function signingNumbers(keys: readonly HostFact<'heartbeat-key'>[]): number[] {
  return keys.filter(({ fact }) => fact.isSigning).map(({ fact }) => fact.number)
}

function numbersOf(keys: readonly HostFact<'heartbeat-key'>[]): string {
  return keys.map(({ fact }) => `${fact.number} ${fact.method}`).sort().join()
}

function shown(keys: readonly HostFact<'heartbeat-key'>[]): string {
  if (keys.length === 0) return 'no key'
  return `key${keys.length === 1 ? '' : 's'} ${listed(keys.map(({ fact }) => String(fact.number)))}`
}
