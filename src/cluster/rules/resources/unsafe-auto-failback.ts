import { defineClusterRule } from '../../define-cluster-rule.js'
import { promotedResources } from '../../view/drbd.js'
import { heartbeatClusters } from '../../view/groups.js'
import { crmOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** With replicated data a host that comes back should not take its groups back by itself. */
export const unsafeAutoFailback = defineClusterRule({
  id: 'cluster/unsafe-auto-failback',
  severity: 'warning',
  origin: 'practice',
  summary: 'auto_failback is on where groups use DRBD',
  why:
    'The host that comes back takes over while its data are still being synchronised, or right after: a second ' +
    'interruption, at the worst time.',
  do: 'Write auto_failback off, and move the groups back by hand.',
  sources: ['DRBD User\'s Guide, heartbeat chapter, "auto_failback"', 'ha.cf(5) "auto_failback"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('auto_failback on', { '*:/etc/ha.d/ha.cf': ['auto_failback off', 'auto_failback on'] })],
    good: [heartbeatExample('auto_failback off')],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      // A value that differs between hosts is reported by itself.
      const options = hosts.flatMap(
        host => cluster.factsOn(host, 'heartbeat-option').filter(({ fact }) => fact.name === 'auto_failback'),
      )
      const [option] = options
      if (option === undefined || !/^(true|on|yes|y|1|legacy)$/i.test(option.fact.value)) continue
      if (options.some(({ fact }) => fact.value.toLowerCase() !== option.fact.value.toLowerCase())) continue
      const [promoted] = promotedResources(cluster, option.host)
      if (promoted === undefined || crmOf(cluster, option.host) !== undefined) continue
      yield {
        at: option,
        message: `auto_failback is "${option.fact.value}" and the groups use DRBD`,
        related: [{ at: promoted, message: 'a DRBD resource is promoted here' }],
      }
    }
  },
})
