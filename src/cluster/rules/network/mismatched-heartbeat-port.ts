import type { HostFact } from '../../../facts/fact-index.js'
import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** Hosts must send to the port on which the others listen. */
export const mismatchedHeartbeatPort = defineClusterRule({
  id: 'cluster/mismatched-heartbeat-port',
  severity: 'error',
  origin: 'practice',
  summary: 'the hosts use different UDP ports for one kind of heartbeat path',
  why: 'A host does not hear what is sent to another port, and nothing says so.',
  do: 'Write the same udpport on all hosts, before the first bcast or ucast line.',
  sources: ['ha.cf(5) "udpport"', 'Linux Foundation bug 1502: udpport below a bcast line has no effect on it'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      heartbeatExample('another port on beta', { 'beta:/etc/ha.d/ha.cf': ['udpport 694', 'udpport 6942'] }),
      heartbeatExample('on beta the port stands behind the lines', {
        '*:/etc/ha.d/ha.cf': ['udpport 694', 'udpport 6942'],
        'beta:/etc/ha.d/ha.cf': ['udpport 6942\n', '', 'auto_failback off', 'udpport 6942\nauto_failback off'],
      }),
    ],
    good: [heartbeatExample('one port')],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const reported = new Set<string>()
      for (const medium of ['bcast', 'ucast', 'ucast6']) {
        const copies = hosts.flatMap(host => {
          const ports = portsOf(cluster, host, medium)
          const [link] = ports
          return link === undefined ? [] : [
            { host, link, ports: [...new Set(ports.map(({ fact }) => fact.port))].sort().join(', ') },
          ]
        })
        for (const { item, from } of deviations(copies, (a, b) => a.ports === b.ports)) {
          if (reported.has(item.host)) continue // One udpport rules them all.
          reported.add(item.host)
          const written = placeOfPort(cluster, item.host)
          yield {
            at: written ?? item.link,
            message:
              `Port of ${medium} is ${item.ports} on host "${item.host}" and ${from.ports} on host "${from.host}"`,
            related: [{ at: placeOfPort(cluster, from.host) ?? from.link, message: `on host "${from.host}"` }],
            // A line that stands in the wrong place is not mended by another number.
            fixes: written?.fact.value === item.ports ? adoption(written, from.ports, from.host) : [],
          }
        }
      }
    }
  },
})

function portsOf(cluster: ClusterModel, host: string, medium: string): HostFact<'heartbeat-link'>[] {
  return cluster.factsOn(host, 'heartbeat-link').filter(({ fact }) => fact.medium === medium && fact.port !== undefined)
}

function placeOfPort(cluster: ClusterModel, host: string): HostFact<'setting'> | undefined {
  return cluster.settingsOn(host, 'ha-cf').find(({ fact }) => fact.key === 'udpport')
}
