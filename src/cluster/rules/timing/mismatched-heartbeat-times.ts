import { milliseconds } from '../../../text/quantity.js'
import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { filesOf, heartbeatClusters } from '../../view/groups.js'
import { peerConflicts } from '../../view/heartbeat-times.js'
import { heartbeatExample } from '../example-cluster.js'

/** All hosts should use the same heartbeat times. */
export const mismatchedHeartbeatTimes = defineClusterRule({
  id: 'cluster/mismatched-heartbeat-times',
  severity: 'warning',
  origin: 'practice',
  summary: 'a heartbeat time differs between hosts',
  why:
    'One side declares the other dead earlier than the other way round, so a short disturbance has a different ' +
    'outcome on each.',
  do: 'Write the same times on all hosts.',
  sources: ['GettingStarted: ha.cf is the same on all hosts but for the ucast lines', 'ha.cf(5) "deadtime"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [heartbeatExample('beta waits longer', { 'beta:/etc/ha.d/ha.cf': ['deadtime 30', 'deadtime 40'] })],
    good: [
      heartbeatExample('the same times'),
      heartbeatExample('the same time in other words', { 'beta:/etc/ha.d/ha.cf': ['keepalive 2', 'keepalive 2000ms'] }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const times = hosts.flatMap(host => cluster.factsOn(host, 'heartbeat-time').filter(({ fact }) => fact.isExplicit))
      // Times that do not fit together across hosts are reported as that.
      const hasConflict = peerConflicts(cluster, hosts).length > 0
      for (const name of new Set(times.map(({ fact }) => fact.name))) {
        if (hasConflict && (name === 'keepalive' || name === 'deadtime')) continue
        const copies = times.filter(({ fact }) => fact.name === name)
        for (const { item, from } of deviations(copies, (a, b) => a.fact.ms === b.fact.ms)) {
          yield {
            at: item,
            message:
              `${name} is ${milliseconds(item.fact.ms)} on host "${item.host}" and ${milliseconds(from.fact.ms)} on ` +
              `host "${from.host}"`,
            related: [{ at: from, message: `on host "${from.host}"` }],
            followsFrom: [
              ...[item, from].map(({ origin }) => ({ rule: 'ha-cf/conflicting-deadtime', at: { origin } })),
              ...(name === 'deadtime' || name === 'initdead' ? filesOf(cluster, item.host, 'ha-cf').map(at => ({ rule: 'ha-cf/conflicting-initdead', at })) : []),
            ],
            fixes: adoption(item, written(from.fact.ms), from.host),
          }
        }
      }
    }
  },
})

/** Writes a time as ha.cf has it: whole seconds bare, others with their unit. */
function written(ms: number): string {
  return ms % 1000 === 0 ? String(ms / 1000) : `${ms}ms`
}
