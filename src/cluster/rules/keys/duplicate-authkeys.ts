import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ExampleCluster } from '../../define-cluster-rule.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** Two clusters should not share a key: each would accept the packets of the other. */
export const duplicateAuthkeys = defineClusterRule({
  id: 'cluster/duplicate-authkeys',
  severity: 'warning',
  origin: 'practice',
  summary: 'two clusters sign with one key',
  why: 'On a common network and port each cluster takes the other\'s packets for genuine.',
  do: 'Give each cluster a key of its own.',
  sources: ['Linux-HA FAQ, "multiple clusters on one network"', 'heartbeat 3.0.6 heartbeat/auth.c'],
  since: '0.1.0',
  examples: {
    bad: [withSecondCluster('one key for two clusters', 'not-a-secret')],
    good: [withSecondCluster('a key for each cluster', 'another-secret')],
  },

  *check(cluster) {
    const signing = heartbeatClusters(cluster).flatMap(hosts => {
      const key = hosts.flatMap(host => cluster.factsOn(host, 'heartbeat-key')).find(({ fact }) => fact.isSigning)
      return key === undefined ? [] : [key]
    })
    const sharing = new Map<SigningKey, SigningKey[]>()
    for (const key of signing) {
      const first = [...sharing.keys()].find(known => isSameKey(known, key))
      if (first === undefined) sharing.set(key, [])
      else sharing.get(first)?.push(key)
    }
    for (const [first, [next, ...others]] of sharing) {
      if (next === undefined) continue
      const count = others.length + 2
      yield {
        at: next,
        message: `Hosts "${first.host}" and "${next.host}"${others.length === 0 ? '' : `, and ${others.length} more,`} of ${count === 2 ? 'two' : count} clusters sign with one key`,
        related: [first, ...others].map(at => ({ at, message: `the key of host "${at.host}"` })),
      }
    }
  },
})

type SigningKey = HostFact<'heartbeat-key'>

function isSameKey({ fact: one }: SigningKey, { fact: other }: SigningKey): boolean {
  return one.number === other.number && one.method === other.method && one.key !== undefined && other.key?.equals(one.key) === true
}

function withSecondCluster(title: string, key: string): ExampleCluster {
  const files = {
    '/etc/ha.d/ha.cf': 'udpport 6942\nbcast eth1\nauto_failback off\nnode gamma\nnode delta\n',
    '/etc/ha.d/authkeys': `auth 1\n1 sha1 ${key}\n`,
  }
  return {
    title,
    get hosts() {
      return { ...heartbeatExample(title).hosts, gamma: files, delta: files }
    },
  }
}
