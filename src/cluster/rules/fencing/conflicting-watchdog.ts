import { defineClusterRule } from '../../define-cluster-rule.js'
import { corosyncClusters } from '../../view/groups.js'
import { pacemakerExample } from '../example-cluster.js'

/** Corosync and SBD open one watchdog. */
export const conflictingWatchdog = defineClusterRule({
  id: 'cluster/conflicting-watchdog',
  severity: 'error',
  origin: 'practice',
  summary: 'corosync and SBD open one watchdog',
  why: 'A watchdog can be open once: who comes second fails, and when corosync stops, it stops the watchdog that SBD relies on, or the host is reset.',
  do: 'Take watchdog_device out of corosync.conf: SBD looks after the watchdog.',
  sources: ['corosync 3.1.7 exec/wd.c: the watchdog is opened when the service starts', 'ClusterLabs, corosync issue 336'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('both name /dev/watchdog', { '*:/etc/corosync/corosync.conf': ['quorum {', 'resources {\n\twatchdog_device: /dev/watchdog\n}\nquorum {'], '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_WATCHDOG_DEV=/dev/watchdog\n' }),
    ],
    good: [
      pacemakerExample('corosync leaves it alone', { '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_WATCHDOG_DEV=/dev/watchdog\n' }),
      pacemakerExample('two watchdogs', { '*:/etc/corosync/corosync.conf': ['quorum {', 'resources {\n\twatchdog_device: /dev/watchdog1\n}\nquorum {'], '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_WATCHDOG_DEV=/dev/watchdog0\n' }),
    ],
  },

  *check(cluster) {
    for (const group of corosyncClusters(cluster)) {
      for (const host of group) {
        const device = cluster.settingsOn(host, 'corosync-conf').find(({ fact }) => fact.key === 'resources / watchdog_device')
        const sbd = cluster.factsOn(host, 'sbd')[0]
        if (device === undefined || sbd?.fact.watchdogDevice === undefined || sbd.fact.watchdogDevice.value !== device.fact.value) continue
        yield { at: device, message: `Corosync opens "${sbd.fact.watchdogDevice.value}", which is the watchdog of SBD`, related: [{ at: { origin: sbd.fact.watchdogDevice.at }, message: 'SBD names it here' }] }
        break // One file for all, as a rule.
      }
    }
  },
})
