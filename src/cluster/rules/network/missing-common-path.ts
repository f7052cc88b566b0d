import type { HostFact } from '../../../facts/fact-index.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** Two hosts of a Heartbeat cluster need a kind of path that both use. */
export const missingCommonPath = defineClusterRule({
  id: 'cluster/missing-common-path',
  severity: 'error',
  origin: 'practice',
  summary: 'two hosts have no kind of heartbeat path in common',
  why: 'Neither hears the other, both take the resources.',
  do: 'Write the same paths on both hosts.',
  sources: ['ha.cf(5) "bcast", "mcast", "ucast", "serial": each end needs its line'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('one host on the network, the other on the serial line', {
        'alpha:/etc/ha.d/ha.cf': ['bcast eth1\nucast eth0 192.0.2.2\n', 'bcast eth1\n'],
        'beta:/etc/ha.d/ha.cf': ['bcast eth1\nucast eth0 192.0.2.1\n', 'serial /dev/ttyS0\n'],
      }),
    ],
    good: [heartbeatExample('the same paths on both hosts')],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const [first, ...others] = hosts
        .map(host => ({ host, links: pathsOf(cluster, host) }))
        .filter(({ links }) => links.length > 0)
      if (first === undefined) continue
      for (const { host, links } of others) {
        const known = new Set(first.links.map(kindOf))
        const [at] = links
        const [other] = first.links
        if (at === undefined || other === undefined || links.some(link => known.has(kindOf(link)))) continue
        yield {
          at,
          message: `Host "${host}" uses ${shown(links)}, host "${first.host}" only ${shown(first.links)}`,
          related: [{ at: other, message: `a path of host "${first.host}"` }],
          // Unicast and broadcast packets to one port may still be heard.
          ...(isUdp(links) && isUdp(first.links) ? { severity: 'warning' as const } : {}),
        }
      }
    }
  },
})

type Link = HostFact<'heartbeat-link'>

function pathsOf(cluster: ClusterModel, host: string): Link[] {
  return cluster.factsOn(host, 'heartbeat-link').filter(({ fact }) => !fact.medium.startsWith('ping'))
}

function kindOf({ fact }: Link): string {
  return fact.medium
}

function isUdp(links: readonly Link[]): boolean {
  return links.every(({ fact }) => fact.medium !== 'serial')
}

function shown(links: readonly Link[]): string {
  return listed([...new Set(links.map(({ fact }) => fact.medium))])
}
