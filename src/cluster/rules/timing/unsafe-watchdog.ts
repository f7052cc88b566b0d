import { milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { distinctHaresources } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** A watchdog alone is no fencing: it fires after the peer has taken over. */
export const unsafeWatchdog = defineClusterRule({
  id: 'cluster/unsafe-watchdog',
  severity: 'info',
  origin: 'practice',
  summary: 'the watchdog is the only means against a host that hangs',
  why: 'The watchdog fires at deadtime, rounded up to the next second; the peer takes over at deadtime. For up to a second both hosts hold the resources.',
  do: 'Add a stonith device.',
  sources: ['heartbeat 3.0.6 heartbeat/heartbeat.c: the watchdog\'s timeout is deadtime plus a second, in whole seconds'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('watchdog and no stonith', { '*:/etc/ha.d/ha.cf': ['auto_failback', 'watchdog /dev/watchdog\nauto_failback', 'respawn hacluster /usr/lib/heartbeat/dopd\n', '', 'apiauth dopd gid=haclient uid=hacluster\n', ''], '*:/etc/drbd.conf': ['    fencing resource-only;\n', '', '    fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5";\n', ''] })],
    good: [heartbeatExample('no watchdog')],
  },

  *check(cluster) {
    for (const host of distinctHaresources(cluster)) {
      const watchdog = cluster.factsOn(host, 'heartbeat-option').find(({ fact }) => fact.name === 'watchdog')
      const dead = cluster.factsOn(host, 'heartbeat-time').find(({ fact }) => fact.name === 'deadtime' && fact.isExplicit)
      if (watchdog === undefined || cluster.facts('heartbeat-stonith').length > 0) continue
      if (cluster.facts('heartbeat-respawn').some(({ fact }) => /\/dopd$/.test(fact.command))) continue
      yield {
        at: watchdog,
        message: `The watchdog is the only fencing, and fires up to 1 s after the peer took over${dead === undefined ? '' : ` at ${milliseconds(dead.fact.ms)}`}`,
        related: dead === undefined ? [] : [{ at: dead, message: 'the peer takes over at this time' }],
      }
    }
  },
})
