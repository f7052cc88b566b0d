import { milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { filesOf, heartbeatClusters } from '../../view/groups.js'
import { peerConflicts } from '../../view/heartbeat-times.js'
import { heartbeatExample } from '../example-cluster.js'

/** A host's deadtime must be more than twice the keepalive of each other host. */
export const conflictingPeerDeadtime = defineClusterRule({
  id: 'cluster/conflicting-peer-deadtime',
  severity: 'error',
  origin: 'practice',
  summary: 'deadtime of one host is not more than twice keepalive of another',
  why:
    'A host that sends seldom is declared dead between two packets. Heartbeat checks only the pair of times in one ' +
    'file.',
  do: 'Write the same keepalive and deadtime on all hosts.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c: deadtime must be more than twice keepalive, checked on each host alone',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('beta sends every 20 s', {
        'beta:/etc/ha.d/ha.cf': ['keepalive 2', 'keepalive 20', 'deadtime 30', 'deadtime 60'],
      }),
    ],
    good: [heartbeatExample('the same times')],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      for (const { dead, alive } of peerConflicts(cluster, hosts)) {
        yield {
          at: dead,
          message:
            `deadtime ${milliseconds(dead.fact.ms)} of host "${dead.host}" is not more than twice keepalive ` +
            `${milliseconds(alive.fact.ms)} of host "${alive.host}"`,
          // A host whose own file does not fit together is told by that.
          followsFrom: filesOf(cluster, alive.host, 'ha-cf').map(at => ({ rule: 'ha-cf/conflicting-deadtime', at })),
          related: [{ at: alive, message: `keepalive of host "${alive.host}"` }],
        }
      }
    }
  },
})
