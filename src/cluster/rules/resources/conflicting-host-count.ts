import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatClusters } from '../../view/groups.js'
import { foldedName } from '../../view/names.js'
import { crmOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** Groups of haresources can only move between two hosts. */
export const conflictingHostCount = defineClusterRule({
  id: 'cluster/conflicting-host-count',
  severity: 'error',
  origin: 'practice',
  summary: 'haresources is used with more than two nodes',
  why: 'The takeover scripts know "us" and "the other side" only. With a third node two of them take the same groups.',
  do: 'Use a CRM, or two nodes.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/req_resource and hb_takeover: made for two hosts', 'DRBD User\'s Guide, heartbeat chapter: R1-style clusters have two nodes'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('three nodes', { '*:/etc/ha.d/ha.cf': ['node beta', 'node beta\nnode gamma'] })],
    good: [
      heartbeatExample('two nodes'),
      heartbeatExample('three nodes with a CRM', { '*:/etc/ha.d/ha.cf': ['node beta', 'node beta\nnode gamma\ncrm yes'], '*:/etc/ha.d/haresources': null }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      for (const host of hosts) {
        const nodes = cluster.factsOn(host, 'heartbeat-host')
        const names = new Set(nodes.map(({ fact }) => foldedName(fact.name)))
        const third = nodes.find(({ fact }) => [...names].indexOf(foldedName(fact.name)) === 2)
        const [group] = cluster.factsOn(host, 'resource-group')
        // A node too many in one copy is a difference between the copies.
        const isOwn = hosts.every(other => {
          const list = cluster.factsOn(other, 'heartbeat-host')
          return list.length === 0 || new Set(list.map(({ fact }) => foldedName(fact.name))).size > 2
        })
        if (third === undefined || group === undefined || !isOwn || crmOf(cluster, host) !== undefined) continue
        yield {
          at: third,
          message: `ha.cf lists ${names.size} nodes, and haresources works for two`,
          related: [{ at: group, message: 'haresources is used' }],
        }
        break
      }
    }
  },
})
