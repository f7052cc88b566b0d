import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

const both = { '*:/etc/ha.d/ha.cf': ['bcast eth1', 'mcast eth1 239.0.0.1 694 1 0'] }

/** All hosts must use the same multicast group and port. */
export const mismatchedMulticast = defineClusterRule({
  id: 'cluster/mismatched-multicast',
  severity: 'error',
  origin: 'practice',
  summary: 'the hosts use different multicast groups, ports or hop limits',
  why: 'A host hears only the group and port that it joined.',
  do: 'Write the same group, port and hop limit on all hosts.',
  sources: ['ha.cf(5) "mcast"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('another group on beta', { ...both, 'beta:/etc/ha.d/ha.cf': ['239.0.0.1', '239.0.0.2'] })],
    good: [heartbeatExample('one group', both)],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      for (const medium of ['mcast', 'mcast6']) {
        const copies = hosts.flatMap(host => {
          const links = cluster.factsOn(host, 'heartbeat-link').filter(({ fact }) => fact.medium === medium)
          const [link] = links
          if (link === undefined) return []
          const texts = links.map(
            (
              { fact: { group, port, ttl } },
            ) => `${group ?? '?'}:${port ?? '?'}${ttl === undefined ? '' : `, hop limit ${ttl}`}`,
          )
          return [{ host, link, text: texts.sort().join(' and ') }]
        })
        for (const { item, from } of deviations(copies, (a, b) => a.text === b.text)) {
          yield {
            at: item.link,
            message: `Host "${item.host}" uses ${item.text}, host "${from.host}" ${from.text}`,
            related: [{ at: from.link, message: `on host "${from.host}"` }],
          }
        }
      }
    }
  },
})
