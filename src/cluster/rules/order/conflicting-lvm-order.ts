import { defineClusterRule } from '../../define-cluster-rule.js'
import { volumeGroupOf } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { wrongStarts } from '../../view/boot.js'
import { heartbeatExample } from '../example-cluster.js'

/** The logical volumes below DRBD must be active before DRBD starts. */
export const conflictingLvmOrder = defineClusterRule({
  id: 'cluster/conflicting-lvm-order',
  severity: 'error',
  origin: 'practice',
  summary: 'LVM is started after DRBD, whose disks are logical volumes',
  why: 'DRBD finds no disk at boot and runs without one, or not at all.',
  do: 'Start LVM before DRBD.',
  sources: ['vgchange(8): a volume has a device only while it is active', 'drbdadm(8) "attach"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('lvm2 at 80', { 'alpha:facts/rc.txt': '/etc/rc2.d:\nS70drbd\nS75heartbeat\nS80lvm2\n' })],
    good: [
      heartbeatExample('lvm2 at 26', { 'alpha:facts/rc.txt': '/etc/rc2.d:\nS26lvm2\nS70drbd\nS75heartbeat\n' }),
      heartbeatExample('lvm2 at system start', {
        'alpha:facts/rc.txt': '/etc/rcS.d:\nS26lvm2\n/etc/rc2.d:\nS70drbd\nS75heartbeat\n',
      }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const volume = volumesByHost(cluster)
        .find(({ on, fact }) => on === host && fact.disk !== undefined && volumeGroupOf(fact.disk) !== undefined)
      if (volume === undefined) continue
      for (const service of ['lvm2', 'lvm', 'lvm-common']) {
        for (const { first, second } of wrongStarts(cluster, host, [service, 'drbd'])) {
          yield {
            at: first.at,
            message: `"${first.name}" of host "${host}" comes after "${second.name}"`,
            related: [
              { at: second.at, message: 'DRBD starts here' },
              { at: volume, message: 'the disk is a logical volume' },
            ],
          }
        }
      }
    }
  },
})
