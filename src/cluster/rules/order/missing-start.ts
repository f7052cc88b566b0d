import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { startAtBoot } from '../../view/boot.js'
import { cmanClusters, drbdClusters, fileOn, heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** What hosts of one cluster start alike. */
const services = [
  { service: 'heartbeat', language: 'ha-cf', groups: heartbeatClusters },
  { service: 'drbd', language: 'drbd-conf', groups: drbdClusters },
  { service: 'cman', language: 'cluster-conf', groups: cmanClusters },
  { service: 'rgmanager', language: 'cluster-conf', groups: cmanClusters },
] as const

const links = '/etc/rc3.d:\nS10network\nS70drbd\nS75heartbeat\n'

/** A service of the cluster starts at boot on all of its hosts, or on none. */
export const missingStart = defineClusterRule({
  id: 'cluster/missing-start',
  severity: 'warning',
  origin: 'practice',
  summary: 'a cluster service is started at boot on other hosts and not on this one',
  why: 'After a reboot the host is not in the cluster, and nothing says so until the other host fails.',
  do: 'Enable the service: chkconfig SERVICE on, update-rc.d SERVICE defaults, systemctl enable SERVICE.',
  sources: ['chkconfig(8)', 'GettingStarted of heartbeat: start it at boot on both nodes'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('heartbeat on one of two', {
        'alpha:facts/rc.txt': links,
        'beta:facts/rc.txt': links.replace('S75heartbeat\n', ''),
      }),
    ],
    good: [
      heartbeatExample('on both', { '*:facts/rc.txt': links }),
      heartbeatExample('on none', { '*:facts/rc.txt': links.replace('S75heartbeat\n', '') }),
      heartbeatExample('nothing is known of the other host', { 'alpha:facts/rc.txt': links }),
    ],
  },

  *check(cluster) {
    for (const { service, language, groups } of services) {
      for (const group of groups(cluster)) {
        const hosts = group.filter(host => fileOn(cluster, host, language) !== undefined && isBootKnown(cluster, host))
        const starts = hosts.map(host => ({ host, start: startAtBoot(cluster, host, service) }))
        const [first] = starts.filter(({ start }) => start !== undefined)
        const lacking = starts.filter(({ start }) => start === undefined).map(({ host }) => host)
        if (first?.start === undefined || lacking.length === 0 || lacking.length >= hosts.length) continue
        for (const host of lacking) {
          const place = cluster.factsOn(host, 'rc-link')[0] ?? cluster.factsOn(host, 'enabled-service')[0]
          if (place === undefined) continue
          yield {
            at: place,
            message: `Host "${host}" does not start "${service}" at boot, ${listed(starts.filter(({ start }) => start !== undefined).map(one => `"${one.host}"`))} ${hosts.length - lacking.length === 1 ? 'does' : 'do'}`,
            related: [{ at: first.start.at, message: `it starts here on host "${first.host}"` }],
          }
        }
      }
    }
  },
})

function isBootKnown(cluster: ClusterModel, host: string): boolean {
  return cluster.factsOn(host, 'rc-link').length > 0 || cluster.factsOn(host, 'enabled-service').length > 0
}
