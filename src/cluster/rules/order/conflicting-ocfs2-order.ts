import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { wrongStarts } from '../../view/boot.js'
import { isDrbdDevice } from '../../view/device-users.js'
import { ocfs2Example } from '../example-cluster.js'

/** o2cb must start before ocfs2, and ocfs2 after the service that brings its device. */
export const conflictingOcfs2Order = defineClusterRule({
  id: 'cluster/conflicting-ocfs2-order',
  severity: 'error',
  origin: 'practice',
  summary: 'ocfs2 mounts before its cluster stack or its device is there',
  why: 'The volumes are not mounted at boot.',
  do: 'Start the device, then o2cb, then ocfs2.',
  sources: ['ocfs2-tools vendor/common/o2cb.init and ocfs2.init: start 24 and 25', 'OCFS2 FAQ, "Configuration"'],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('ocfs2 before o2cb', { 'alpha:facts/rc.txt': '/etc/rc3.d:\nS20ocfs2\nS24o2cb\n' })],
    good: [ocfs2Example('the usual numbers', { 'alpha:facts/rc.txt': '/etc/rc3.d:\nS20drbd\nS24o2cb\nS25ocfs2\n' })],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const wrong = ['o2cb', ...devicesOn(cluster, host)].flatMap(before => [...wrongStarts(cluster, host, [before, 'ocfs2'])])
      const [first] = wrong
      if (first === undefined) continue
      yield {
        at: first.second.at,
        message: `"${first.second.name}" of host "${host}" comes before ${listed(wrong.map(pair => `"${pair.first.name}"`))}`,
        related: wrong.map(pair => ({ at: pair.first.at, message: `${pair.first.service} starts here` })),
      }
    }
  },
})

/** The services that bring the devices of the volumes that are mounted at boot. */
function devicesOn(cluster: ClusterModel, host: string): readonly string[] {
  const devices = cluster
    .factsOn(host, 'mount')
    .filter(({ fact }) => fact.type === 'ocfs2' && !fact.options.includes('noauto'))
    .map(({ fact }) => fact.device)
  return [
    ...(devices.some(device => isDrbdDevice(cluster, host, device)) ? ['drbd'] : []),
    ...(devices.some(device => device.startsWith('/dev/gnbd')) ? ['gnbd', 'gnbd_import'] : []),
    ...(devices.some(device => /\/by-path\/.*iscsi/.test(device)) ? ['open-iscsi', 'iscsi'] : []),
  ]
}
