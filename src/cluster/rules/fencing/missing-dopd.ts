import { defineClusterRule } from '../../define-cluster-rule.js'
import { crmOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** drbd-peer-outdater needs dopd, started by heartbeat and allowed to talk to it. */
export const missingDopd = defineClusterRule({
  id: 'cluster/missing-dopd',
  severity: 'error',
  origin: 'practice',
  summary: 'drbd.conf uses drbd-peer-outdater, and ha.cf does not start dopd or does not let it in',
  why: 'The handler finds nobody to talk to and fails. The peer is not outdated, and with resource-and-stonith all writes freeze.',
  do: 'Add to ha.cf: respawn hacluster /usr/lib/heartbeat/dopd, and apiauth dopd gid=haclient uid=hacluster.',
  sources: ['DRBD User\'s Guide, "dopd": both lines are needed', 'heartbeat contrib/drbd-outdate-peer'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('dopd is not started', { '*:/etc/ha.d/ha.cf': ['respawn hacluster /usr/lib/heartbeat/dopd\n', ''] }),
      heartbeatExample('dopd is not let in', { '*:/etc/ha.d/ha.cf': ['apiauth dopd gid=haclient uid=hacluster\n', ''] }),
    ],
    good: [heartbeatExample('both lines')],
  },

  *check(cluster) {
    const seen = new Set<string>()
    for (const host of [...cluster.hosts.keys()].sort()) {
      const [node] = cluster.factsOn(host, 'heartbeat-host')
      if (node === undefined || crmOf(cluster, host) !== undefined) continue
      const handler = cluster.factsOn(host, 'drbd-option').find(({ fact }) => /^(fence-peer|outdate-peer)$/.test(fact.name) && typeof fact.value === 'string' && fact.value.includes('drbd-peer-outdater'))
      if (handler === undefined) continue
      const started = cluster.factsOn(host, 'heartbeat-respawn').find(({ fact }) => /(^|\/)dopd$/.test(fact.command))
      const allowed = cluster.factsOn(host, 'heartbeat-apiauth').find(({ fact }) => fact.client === 'dopd')
      if (started !== undefined && allowed !== undefined) continue
      const what = started === undefined ? 'does not start dopd' : 'has no apiauth line for dopd'
      if (seen.has(what)) continue
      seen.add(what)
      yield {
        at: started ?? node,
        message: `ha.cf of host "${host}" ${what}, which drbd-peer-outdater needs`,
        related: [{ at: handler, message: 'the handler is set here' }],
      }
    }
  },
})
