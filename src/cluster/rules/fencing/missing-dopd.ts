import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

/** drbd-peer-outdater needs dopd, started by heartbeat. */
export const missingDopd = defineClusterRule({
  id: 'cluster/missing-dopd',
  severity: 'error',
  origin: 'practice',
  summary: 'drbd.conf uses drbd-peer-outdater, and ha.cf does not start dopd',
  why:
    'The handler finds nobody to talk to and fails. The peer is not outdated, and with resource-and-stonith all ' +
    'writes freeze.',
  do: 'Add to ha.cf: respawn hacluster /usr/lib/heartbeat/dopd, and apiauth dopd gid=haclient uid=hacluster.',
  sources: ['DRBD User\'s Guide, "dopd": both lines are needed', 'heartbeat contrib/drbd-outdate-peer'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('dopd is not started', {
        '*:/etc/ha.d/ha.cf': ['respawn hacluster /usr/lib/heartbeat/dopd\n', ''],
      }),
    ],
    good: [heartbeatExample('both lines')],
  },

  *check(cluster) {
    for (const host of [...cluster.hosts.keys()].sort()) {
      const [node] = cluster.factsOn(host, 'heartbeat-host')
      if (node === undefined) continue
      const handler = cluster
        .factsOn(host, 'drbd-option')
        .find(
          ({ fact }) =>
            /^(fence-peer|outdate-peer)$/.test(fact.name) &&
            typeof fact.value === 'string' &&
            fact.value.includes('drbd-peer-outdater'),
        )
      if (handler === undefined) continue
      const started = cluster.factsOn(host, 'heartbeat-respawn').find(({ fact }) => /(^|\/)dopd$/.test(fact.command))
      // Hosts of which only some start it are told apart by another rule.
      if (
        started !== undefined ||
        cluster.facts('heartbeat-respawn').some(({ fact }) => /(^|\/)dopd$/.test(fact.command))
      ) continue
      yield {
        at: node,
        message: `ha.cf of host "${host}" does not start dopd, which drbd-peer-outdater needs`,
        related: [{ at: handler, message: 'the handler is set here' }],
      }
      return
    }
  },
})
