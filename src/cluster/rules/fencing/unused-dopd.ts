import { defineClusterRule } from '../../define-cluster-rule.js'
import { filesOf } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** dopd does nothing unless drbd.conf calls it. */
export const unusedDopd = defineClusterRule({
  id: 'cluster/unused-dopd',
  severity: 'warning',
  origin: 'practice',
  summary: 'heartbeat starts dopd, and no DRBD resource uses it',
  why: 'The peer is never outdated: the protection that dopd was installed for is not there.',
  do: 'Set fencing resource-only and a fence-peer (8.3 and before: outdate-peer) handler with drbd-peer-outdater.',
  sources: ['DRBD User\'s Guide, "dopd"'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('no handler', {
        '*:/etc/drbd.conf': [
          '    fencing resource-only;\n',
          '',
          '    fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5";\n',
          '',
        ],
      }),
    ],
    good: [heartbeatExample('a handler that calls it')],
  },

  *check(cluster) {
    const options = cluster.facts('drbd-option')
    if (
      cluster.facts('drbd-resource').length === 0 ||
      options.some(({ fact }) => /^(fence-peer|outdate-peer)$/.test(fact.name))
    ) return
    const [dopd] = cluster.facts('heartbeat-respawn').filter(({ fact }) => /(^|\/)dopd$/.test(fact.command))
    const [resource] = cluster.facts('drbd-resource')
    if (dopd === undefined || resource === undefined || cluster.factsOn(dopd.host, 'drbd-resource').length === 0) return
    yield {
      at: dopd,
      message: 'dopd is started, and no DRBD resource has a fence-peer or outdate-peer handler',
      related: [{ at: resource, message: `resource "${resource.fact.name}"` }],
      followsFrom: filesOf(cluster, dopd.host, 'drbd-conf').map(at => ({ rule: 'drbd-conf/missing-fence-peer', at })),
    }
  },
})
