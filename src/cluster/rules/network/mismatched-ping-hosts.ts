import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** All hosts should ping the same addresses. */
export const mismatchedPingHosts = defineClusterRule({
  id: 'cluster/mismatched-ping-hosts',
  severity: 'warning',
  origin: 'practice',
  summary: 'the hosts ping different addresses',
  why:
    'ipfail compares how many ping hosts each side reaches. With different lists a host gives its resources up, or ' +
    'takes them, for no reason.',
  do: 'Write the same ping lines on all hosts.',
  sources: [
    'GettingStarted, "Configuring ipfail": identical directives on all hosts',
    'heartbeat 3.0.6 contrib/ipfail/ipfail.c',
  ],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('another router on beta', {
      'alpha:/etc/ha.d/ha.cf': ['auto_failback', 'ping 192.0.2.254\nauto_failback'],
      'beta:/etc/ha.d/ha.cf': ['auto_failback', 'ping 192.0.2.253\nauto_failback'],
    })],
    good: [
      heartbeatExample('no ping hosts'),
      heartbeatExample('the same router', {
        '*:/etc/ha.d/ha.cf': ['auto_failback', 'ping 192.0.2.254\nauto_failback'],
      }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const copies = hosts.flatMap(host => {
        const links = cluster.factsOn(host, 'heartbeat-link')
        const pings = links.filter(({ fact }) => fact.medium.startsWith('ping'))
        const first = pings[0] ?? links[0]
        return first === undefined ? [] : [{ host, first, text: textOf(pings) }]
      })
      for (const { item, from } of deviations(copies, (a, b) => a.text === b.text)) {
        yield {
          at: item.first,
          message: `Host "${item.host}" pings ${item.text || 'nothing'}, host "${from.host}" ${from.text || 'nothing'}`,
          related: [{ at: from.first, message: `on host "${from.host}"` }],
        }
      }
    }
  },
})

function textOf(pings: readonly HostFact<'heartbeat-link'>[]): string {
  return pings.map(({ fact }) => fact.peer ?? `(${[...(fact.members ?? [])].sort().join(' ')})`).sort().join(', ')
}
