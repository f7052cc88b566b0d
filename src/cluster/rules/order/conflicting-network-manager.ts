import type { ClusterModel } from '../../model.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { startAtBoot } from '../../view/boot.js'
import { cmanExample } from '../example-cluster.js'

const links = '/etc/rc3.d:\nS10network\nS21cman\nS99rgmanager\n'
const release = 'CentOS release 6.9 (Final)\n'

/** cman of RHEL 6 does not start beside NetworkManager. */
export const conflictingNetworkManager = defineClusterRule({
  id: 'cluster/conflicting-network-manager',
  severity: 'error',
  origin: 'practice',
  summary: 'NetworkManager starts at boot on a host of cman',
  why: 'The init script of cman looks for it, and ends: after a reboot the host is not in the cluster.',
  do: 'chkconfig NetworkManager off, chkconfig network on, and NM_CONTROLLED=no in the interfaces\' files.',
  sources: ['cluster 3 cman init script, "Checking Network Manager"', 'RHEL 6 Cluster Administration: cman does not start if NetworkManager runs or is configured to run'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('it starts on one host', { '*:/etc/redhat-release': release, '*:facts/rc.txt': links, 'beta:facts/rc.txt': links.replace('S21', 'S23NetworkManager\nS21') }),
    ],
    good: [
      cmanExample('it is off', { '*:/etc/redhat-release': release, '*:facts/rc.txt': `${links}K84NetworkManager\n` }),
      cmanExample('cman is started by hand', { '*:/etc/redhat-release': release, '*:facts/rc.txt': '/etc/rc3.d:\nS10network\nS23NetworkManager\n' }),
      cmanExample('cman of RHEL 5 does not look', { '*:/etc/redhat-release': 'CentOS release 5.11 (Final)\n', '*:facts/rc.txt': `${links}S98NetworkManager\n` }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      if (!looksForIt(cluster, host)) continue
      const start = startAtBoot(cluster, host, 'cman')
      const manager = startAtBoot(cluster, host, 'NetworkManager')
      if (start === undefined || manager === undefined) continue
      yield {
        at: manager.at,
        message: `NetworkManager starts at boot on host "${host}": there cman refuses to start`,
        related: [{ at: start.at, message: 'cman is to start here' }],
      }
    }
  },
})

/** Only the script of cluster 3 looks for it, which came with RHEL 6 and what is made of that. */
function looksForIt(cluster: ClusterModel, host: string): boolean {
  return cluster.factsOn(host, 'operating-system').some(({ fact }) => /^(?:rhel|centos|scientific|ol|redhat)$/.test(fact.name) && /^6(?:\.|$)/.test(fact.version ?? ''))
}
