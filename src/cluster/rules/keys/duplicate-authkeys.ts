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
    for (const [index, key] of signing.entries()) {
      const other = signing.slice(0, index).find(({ fact }) => {
        return (
          fact.number === key.fact.number &&
          fact.method === key.fact.method &&
          fact.key !== undefined &&
          key.fact.key?.equals(fact.key) === true
        )
      })
      if (other === undefined) continue
      yield {
        at: key,
        message: `Hosts "${other.host}" and "${key.host}" of two clusters sign with one key`,
        related: [{ at: other, message: `the key of host "${other.host}"` }],
      }
    }
  },
})

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
