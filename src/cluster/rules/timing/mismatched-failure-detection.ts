import { milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { mayMean } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

function clusterConf(token: number): string {
  return `<?xml version="1.0"?>
<cluster name="demo" config_version="1">
  <cman/>
  <totem token="${token}"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`
}

/** Heartbeat and cman on one host should declare a peer dead at about the same time. */
export const mismatchedFailureDetection = defineClusterRule({
  id: 'cluster/mismatched-failure-detection',
  severity: 'info',
  origin: 'practice',
  summary: 'heartbeat and cman wait for very different times before they declare a host dead',
  why:
    'The quicker one acts alone: one manager moves its services or fences while the other still counts the host as ' +
    'alive.',
  do: 'Bring deadtime and the token timeout closer together.',
  sources: ['ha.cf(5) "deadtime"', 'cman(5) "token": 10 seconds by default in cluster 3'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('30 s and 5 s', { '*:/etc/cluster/cluster.conf': clusterConf(5000) })],
    good: [heartbeatExample('30 s and 21 s', { '*:/etc/cluster/cluster.conf': clusterConf(21000) })],
  },

  *check(cluster) {
    for (const host of [...cluster.hosts.keys()].sort()) {
      const dead = cluster
        .factsOn(host, 'heartbeat-time')
        .find(({ fact }) => fact.name === 'deadtime' && fact.isExplicit)
      const token = cluster
        .factsOn(host, 'rhcs-option')
        .find(
          ({ fact }) =>
            (fact.element === 'totem' && fact.name === 'token') ||
            (fact.element === 'cman' && fact.name === 'deadnode_timeout'),
        )
      if (dead === undefined || token === undefined || !/^\d+$/.test(token.fact.value)) continue
      if (!cluster.factsOn(host, 'rhcs-host').some(({ fact }) => mayMean(cluster, host, fact.name))) continue
      const ms = Number(token.fact.value) * (token.fact.name === 'token' ? 1 : 1000)
      if (ms === 0 || Math.max(ms, dead.fact.ms) / Math.min(ms, dead.fact.ms) < 3) continue
      yield {
        at: token,
        message: `cman declares a host dead after ${milliseconds(ms)}, heartbeat after ${milliseconds(dead.fact.ms)}`,
        related: [{ at: dead, message: 'deadtime of heartbeat' }],
      }
      return
    }
  },
})
